/** What the parts of the design system say by themselves. */
export const en = {
  frame: { skip: 'Skip to the content', menu: 'Open the menu', closeMenu: 'Close the menu', sidebar: 'Sidebar', main: 'Main' },
  page: { breadcrumbs: 'Breadcrumbs' },
  dialog: { close: 'Close', cancel: 'Cancel', typed: 'Type {text} to confirm' },
  copy: { copy: 'Copy', copied: 'Copied', what: 'Copy the {what}', done: '{what} copied', id: 'id' },
  table: { actions: 'Actions', actionsFor: 'Actions for {name}', more: 'Show more', all: '{shown} in all', some: '{shown} of {total}' },
  search: { clear: 'Clear the search', shortest_one: 'Type {count} letter or more.', shortest_other: 'Type {count} letters or more.' },
  filter: {
    filters: 'Filters',
    clear: 'Clear: {what}',
    remove: 'Remove the filter {what}',
    clearAll: 'Clear all',
    anyTime: 'Any time',
    past: { hour: 'Past hour', day: 'Past 24 hours', week: 'Past 7 days', month: 'Past 30 days' },
    between: 'Between…',
    start: 'From',
    end: 'Until',
    apply: 'Apply',
  },
  state: { again: 'Try again', request: 'Request id' },
  toast: { undo: 'Undo' },
  time: { soon: 'in a moment', now: 'just now' },
} as const;
