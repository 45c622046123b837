/** The lines that a change adds and removes. */
export const diff = {
  'diff.create': 'New file',
  'diff.edit': 'Edited',
  'diff.counts': '{{added}} added, {{removed}} removed',
  'diff.added': 'Added',
  'diff.removed': 'Removed',
  'diff.column.before': 'Line before',
  'diff.column.after': 'Line after',
  'diff.column.sign': 'Change',
  'diff.column.text': 'Text',
  'diff.more_one': 'Show {{count}} more line',
  'diff.more_other': 'Show {{count}} more lines',
} as const;
