; makensis -DVERSION=… -DTREE=folder -DOUT=setup.exe setup.nsi
; For the person alone, without an administrator. What people wrote is elsewhere and is never touched.
Target amd64-unicode
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

Name "MuniDesk ${VERSION}"
OutFile "${OUT}"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\MuniDesk"
InstallDirRegKey HKCU "Software\MuniDesk" "Folder"
!define REMOVED_BY "Software\Microsoft\Windows\CurrentVersion\Uninstall\MuniDesk"
!define KIND "MuniDesk.Municipio"
; What this setup leaves with, in silence too
!define NOT_HERE 3
!define IN_USE 4
!define NO_ROOM 5

VIProductVersion "${VERSION}.0.0"
VIAddVersionKey "ProductName" "MuniDesk"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Instalador de MuniDesk"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "${TREE}/munidesk.ico"
!define MUI_UNICON "${TREE}/munidesk.ico"
!define MUI_WELCOMEPAGE_TEXT "Se instala MuniDesk ${VERSION} para su usuario, sin pedir permisos de administrador y sin Internet.$\r$\n$\r$\nSi ya tiene una versión anterior, se reemplaza el programa; sus archivos y sus ajustes quedan como están."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\MuniDesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Abrir MuniDesk"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Se quita el programa. Los archivos de sus municipios, sus respaldos y sus ajustes quedan donde están."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"

!macro Refuse SENTENCE CODE
  IfSilent +2
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}"
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "MuniDesk necesita un Windows de 64 bits y este es de 32. Pídale a quien le da soporte una computadora con Windows 10 u 11 de 64 bits." ${NOT_HERE}
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse "MuniDesk necesita Windows 10 (versión 1809) o Windows 11; este es anterior. Sus archivos se pueden abrir en otra computadora." ${NOT_HERE}
  ${EndIf}
FunctionEnd

; A library that is loaded cannot be opened to write.
!macro ProgramClosed un
Function ${un}ProgramClosed
  again:
  ${If} ${FileExists} "$INSTDIR\python\python311.dll"
    ClearErrors
    FileOpen $0 "$INSTDIR\python\python311.dll" a
    ${If} ${Errors}
      IfSilent +2
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "MuniDesk está abierto. Ciérrelo y pulse Reintentar; nada cambió todavía." IDRETRY again
      SetErrorLevel ${IN_USE}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro ProgramClosed ""
!insertmacro ProgramClosed "un."

!define NO_ROOM_WORDS "No se pudo escribir en $INSTDIR: no alcanza el espacio o no hay permiso. Libere unos 300 MB y ejecute de nuevo el instalador; lo que había quedó como estaba."

; Before anything is written: a disk that fills halfway ends the setup with words of its own.
Function RefuseSmallDisk
  SectionGetSize 0 $0
  ${GetRoot} "$INSTDIR" $1
  ClearErrors
  ${DriveSpace} "$1\" "/D=F /S=K" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < $0
    !insertmacro Refuse "${NO_ROOM_WORDS}" ${NO_ROOM}
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\nuevo"
  RMDir "$INSTDIR"
  SetErrorLevel ${NO_ROOM}
FunctionEnd

Section "MuniDesk"
  Call ProgramClosed
  Call RefuseSmallDisk
  SetOverwrite try ; what cannot be written is told in our words
  ; The new program is written whole beside the old one and takes its place at the end: with a full disk the old one stays.
  RMDir /r "$INSTDIR\nuevo"
  SetOutPath "$INSTDIR\nuevo"
  ClearErrors
  File /r "${TREE}/*.*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\nuevo"
    RMDir "$INSTDIR"
    !insertmacro Refuse "${NO_ROOM_WORDS}" ${NO_ROOM}
  ${EndIf}
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\python"
  Rename "$INSTDIR\nuevo\python" "$INSTDIR\python"
  Rename "$INSTDIR\nuevo\lib" "$INSTDIR\lib"
  CopyFiles /SILENT "$INSTDIR\nuevo\*.*" "$INSTDIR"
  RMDir /r "$INSTDIR\nuevo"
  WriteUninstaller "$INSTDIR\Desinstalar.exe"
  CreateDirectory "$SMPROGRAMS\MuniDesk"
  CreateShortcut "$SMPROGRAMS\MuniDesk\MuniDesk.lnk" "$INSTDIR\MuniDesk.exe"
  CreateShortcut "$SMPROGRAMS\MuniDesk\Desinstalar MuniDesk.lnk" "$INSTDIR\Desinstalar.exe"
  CreateShortcut "$DESKTOP\MuniDesk.lnk" "$INSTDIR\MuniDesk.exe"
  WriteRegStr HKCU "Software\MuniDesk" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\MuniDesk" "Version" "${VERSION}"
  WriteRegStr HKCU "Software\Classes\.munidesk" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.munidesk" "Content Type" "application/x-munidesk"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Municipio de MuniDesk"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\MuniDesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\MuniDesk.exe" "%1"'
  WriteRegStr HKCU "${REMOVED_BY}" "DisplayName" "MuniDesk"
  WriteRegStr HKCU "${REMOVED_BY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVED_BY}" "DisplayIcon" "$INSTDIR\MuniDesk.exe,0"
  WriteRegStr HKCU "${REMOVED_BY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVED_BY}" "UninstallString" '"$INSTDIR\Desinstalar.exe"'
  WriteRegStr HKCU "${REMOVED_BY}" "QuietUninstallString" '"$INSTDIR\Desinstalar.exe" /S'
  WriteRegDWORD HKCU "${REMOVED_BY}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVED_BY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVED_BY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.ProgramClosed
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\MuniDesk.exe"
  Delete "$INSTDIR\munidesk-cli.exe"
  Delete "$INSTDIR\munidesk.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\Desinstalar.exe"
  RMDir "$INSTDIR" ; only when nothing else is in it
  RMDir /r "$SMPROGRAMS\MuniDesk"
  Delete "$DESKTOP\MuniDesk.lnk"
  DeleteRegKey HKCU "${REMOVED_BY}"
  DeleteRegKey HKCU "Software\MuniDesk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.munidesk" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.munidesk"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
