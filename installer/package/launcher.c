/* MuniDesk.exe and munidesk-cli.exe: load the Python beside them and run the program with what was given.

   A fault before there is a window is told in a window all the same: a part that is missing by this file,
   anything else by the lines of START, since a program without a console has nowhere to print. */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define PROGRAM L"MuniDesk"
#define BROKEN L"Falta una parte de MuniDesk. Inst\u00e1lelo de nuevo: sus archivos no se tocan."
#define MISSING 3

#ifdef CONSOLE
#define START L"import runpy; runpy.run_module('munidesk', run_name='__main__', alter_sys=True)"
#else
#define START                                                                                                  \
    L"import runpy\n"                                                                                          \
    L"try:\n"                                                                                                  \
    L"    runpy.run_module('munidesk', run_name='__main__', alter_sys=True)\n"                                 \
    L"except SystemExit:\n"                                                                                    \
    L"    raise\n"                                                                                             \
    L"except BaseException as error:\n"                                                                        \
    L"    import ctypes\n"                                                                                     \
    L"    said = 'MuniDesk no pudo abrirse. Inst\u00e1lelo de nuevo: sus archivos no se tocan.\\n\\n'\n"       \
    L"    ctypes.windll.user32.MessageBoxW(None, said + repr(error), 'MuniDesk', 16)\n"                        \
    L"    raise SystemExit(3)\n"
#endif

typedef int (*PythonMain)(int, wchar_t **);

static int broken(void) {
#ifdef CONSOLE
    _putws(BROKEN);
#else
    MessageBoxW(NULL, BROKEN, PROGRAM, MB_ICONERROR);
#endif
    return MISSING;
}

static int go(int count, wchar_t **given) {
    static wchar_t folder[LONGEST], library[LONGEST], python[LONGEST], module[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    wchar_t *last = wcsrchr(folder, L'\\');
    if (length == 0 || length >= LONGEST - 64 || last == NULL) return broken();
    *last = 0;
    swprintf(library, LONGEST, L"%ls\\python\\python311.dll", folder);
    swprintf(python, LONGEST, L"%ls\\python\\pythonw.exe", folder); /* where Python believes it was started */
    swprintf(module, LONGEST, L"%ls\\lib\\munidesk\\__main__.py", folder);
    if (GetFileAttributesW(module) == INVALID_FILE_ATTRIBUTES) return broken();
    HMODULE loaded = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    PythonMain run = loaded ? (PythonMain)(void *)GetProcAddress(loaded, "Py_Main") : NULL;
    wchar_t **arguments = calloc(count + 7, sizeof *arguments);
    if (run == NULL || arguments == NULL) return broken();
    int n = 0;
    arguments[n++] = python;
    arguments[n++] = L"-I"; /* neither the variables nor the packages of another Python */
    arguments[n++] = L"-X";
    arguments[n++] = L"utf8";
    arguments[n++] = L"-c";
    arguments[n++] = START;
    for (int i = 1; i < count; i++) arguments[n++] = given[i];
    return run(n, arguments);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given) { return go(count, given); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    return given == NULL ? broken() : go(count, given);
}
#endif
