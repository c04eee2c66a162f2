"""The window and its widgets; knows no feature.

`theme` tokens, fonts, style sheet · `icons` · `widgets` labels, buttons, cards, chips, segments, hint strip ·
`stepper` · `flow` · `cells`, `cell_drafts` and `table` (RecordTable) · `forms` (RecordForm) ·
`autosave` (written through) · `drafts` (typed and no record yet) · `richtext` ·
`preview` (PdfPreview) · `problems` · `toast` · `dialogs` · `palette` (Ctrl+K) · `rail`, `window` (the shell) ·
`page` (Page, PageHeader) · `context`, `live`, `tasks` · `export`.
"""

from munidesk.ui.singleton_guard import make_singletons_immortal

make_singletons_immortal()
