/** Die Zeilen, die eine Änderung hinzufügt und entfernt. */
export const diff = {
  'diff.create': 'Neue Datei',
  'diff.edit': 'Geändert',
  'diff.counts': '{{added}} hinzugefügt, {{removed}} entfernt',
  'diff.added': 'Hinzugefügt',
  'diff.removed': 'Entfernt',
  'diff.column.before': 'Zeile vorher',
  'diff.column.after': 'Zeile nachher',
  'diff.column.sign': 'Änderung',
  'diff.column.text': 'Text',
  'diff.more_one': '{{count}} weitere Zeile zeigen',
  'diff.more_other': '{{count}} weitere Zeilen zeigen',
};
