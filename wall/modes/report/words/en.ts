import type { ReportCatalogue } from './zh.ts';

export const en: ReportCatalogue = {
  title: 'Incident report', print: 'Print or save as PDF', reading: 'Reading the journal', unknown: (id) => `There is no case ${id}; closed ones are kept for a day`, failed: 'The journal cannot be read; trying again',
  made: (time) => `Made ${time}`, number: 'Case', severity: 'Grade', state: 'State', department: 'With', opened: 'Found', ended: 'Ended', open: 'in hand', causeOf: 'Likely cause', step: 'To do',
  figures: 'How long it took', toSee: 'To be seen', toDispatch: 'To dispatch', toDispose: 'To dispose', toClose: 'To its end', notYet: 'not yet', alerts: 'Alerts', actions: 'Actions of posts',
  way: 'Its way', columns: { at: 'Time', state: 'Step', post: 'Post', took: 'Took', limit: 'Limit', light: 'Light', by: 'By', what: 'What', note: 'Words' },
  journal: 'Journal', left: (n) => `${n} in between left out`,
  kinds: { alert: 'Alert', operator: 'Post', case: 'System', direct: 'Walls' },
  alertStates: { raised: 'raised', ended: 'ended' }, directions: { 'take-over': 'takes a wall over', 'hand-back': 'hands the wall back' },
  stills: 'What the wall showed (replayed)', still: { found: 'Found', seen: 'Seen', dispatched: 'Dispatched', disposed: 'Disposed of', closed: 'Ended' }, drawing: (n, all) => `Drawing ${n} of ${all}`, noStill: 'No picture',
};
