import type { BriefingCatalogue } from './zh.ts';

export const en: BriefingCatalogue = {
  title: 'Briefing', loading: 'Reading', away: (time) => `No connection: this is how it was at ${time}`, silent: (time) => `The sources are silent: this is how it was at ${time}`, asOf: (time) => `Data as of ${time}`,
  mode: { live: '', demo: 'Demo data', replay: 'Replay', past: 'Replay', exercise: 'Exercise' },
  pages: { today: 'Today', why: 'Why', where: 'Where', solved: 'Closed', late: 'Overdue', hotline: 'Hotline', ahead: 'Ahead' },
  previous: 'Previous', next: 'Next', print: 'Print', remote: 'By phone', of: (page, pages) => `Page ${page} of ${pages}`,
  unit: '', days: { today: 'today', yesterday: 'yesterday', week: 'a week ago' }, sameHours: { yesterday: 'Yesterday by then', week: 'A week ago by then' }, other: 'Other',
  by: (by) => `today ${by}`, alike: 'today about as many', unknown: 'not counted in full', early: 'The day has just begun: no quarter hour is full yet',
  and: (first, second) => `${first} and ${second}`, part: (name, by, where) => (where ? `${name} (${by}, mostly in ${where})` : `${name} (${by})`),
  lack: 'Yesterday was not counted from midnight on, so there is no comparison yet; it begins by itself after a full day.',

  found: {
    more: (time, n, by) => `${n} found by ${time} today, ${by} more than yesterday by then`, less: (time, n, by) => `${n} found by ${time} today, ${by} fewer than yesterday by then`,
    alike: (time, n) => `${n} found by ${time} today, about as many as yesterday by then`, alone: (time, n) => `${n} found by ${time} today`,
    figure: 'Found today', note: 'Found: new cases of the day from all sources, beside earlier days by the same hour. About as many: a difference within chance (twice the root of the two together).',
  },
  why: {
    more: (parts) => `The rise is mostly ${parts}`, less: (parts) => `The fall is mostly ${parts}`, mixed: (parts) => `About as many in all; what changed is ${parts}`,
    none: 'No scene clearly differs from yesterday by then', alone: (name, n) => `Most found today: ${name}, ${n}`,
    note: 'By scene, today less yesterday by then. Strong bars are clear changes, faint ones within chance (three times the root of the two together).', noteAlone: 'By scene, found today.',
  },
  where: {
    more: (parts) => `The rise is mostly in ${parts}`, less: (parts) => `The fall is mostly in ${parts}`, mixed: (parts) => `About as many in all; what changed is ${parts}`,
    none: 'Every street is about as it was yesterday by then', alone: (name, n) => `Most found today: ${name}, ${n}`, part: (name, by, what) => (what ? `${name} (${by}, mostly ${what})` : `${name} (${by})`),
    note: 'By street, today less yesterday by then. Strong bars are clear changes, faint ones within chance (three times the root of the two together).', noteAlone: 'By street, found today.',
  },
  solved: {
    more: (n, by) => `${n} closed today, ${by} more than yesterday by then`, less: (n, by) => `${n} closed today, ${by} fewer than yesterday by then`,
    alike: (n) => `${n} closed today, about as many as yesterday by then`, alone: (n) => `${n} closed today`, none: 'Nothing was closed yet today',
    figure: 'Closed today', onTime: 'Of these on time', share: (n, of) => `${n} of ${of}`, note: 'Closed: ended on the day. On time: within the limit of the whole case. A case that is opened again no longer counts as closed.',
  },
  late: {
    red: (n, longest) => `${n} ${n === '1' ? 'department has' : 'departments have'} a red light, the longest for ${longest}`, yellow: (n) => `No red light; ${n} ${n === '1' ? 'department is' : 'departments are'} near a limit`, none: 'No department has a light',
    figure: 'Overdue today', lights: 'Departments with a light', both: (red, yellow) => `${red} red, ${yellow} yellow`, inHand: (n) => `${n} in hand`,
    note: 'Overdue: the limit of the whole case ran out on the day. Red: the step in hand is past its limit; yellow: it is near. Lights are as of now.',
  },
  hotline: {
    claim: (n, solved, satisfied) => `${n} hotline tickets this month, ${solved} solved, ${satisfied} satisfied`, none: 'No hotline ticket yet this month',
    month: 'This month', today: 'Today', open: 'Still open', note: 'Contacted and on time are shares of those due; solved of those closed; satisfied of those rated; repeats of those received. Before any call: of our own finds closed a week ago or more, those whose place nobody called about.', unasked: 'Before a call',
  },
  ahead: {
    claim: (n, clock) => `About ${n} in the next 24 hours, most around ${clock}`, learning: (known, of) => `Still learning: ${known} of the next ${of} hours can be judged`,
    expected: 'Expected', hours: 'next 24 hours', warnings: 'Warnings', none: 'All as usual', note: 'From earlier counts of the same weekday and hour; blocks: the usual range, line: the usual count. An hour is judged once it was seen twice.',
  },

  phone: {
    title: 'Lead the briefing', hint: 'Scan this with a phone, or open the address below in a browser. Whoever has the code can turn pages and nothing else.', close: 'Close', joining: 'Connecting', unknown: 'No briefing has this code', over: 'The briefing is over; this goes on by itself once it is open again', lost: 'Connection lost, coming back',
    full: 'Too many lead this briefing', local: 'This screen uses an address of its own machine, which a phone cannot reach: open the briefing by the address of the server in the network.', showing: (page) => `Showing: ${page}`,
  },
};
