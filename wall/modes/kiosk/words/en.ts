import type { KioskCatalogue } from './zh.ts';

export const en: KioskCatalogue = {
  title: 'Around the district', ask: 'What would you like to know?', touch: 'Touch a question below',
  pages: { near: 'What is being done near me?', now: 'How is the whole district?', month: 'What was solved this month?', report: 'How do I report a problem?' },
  home: 'Start', back: 'Back', larger: 'Larger text', smaller: 'Normal text', language: '中文', other: 'Another place',
  asOf: (time) => `as of ${time}`, away: (time) => `No connection now: this is how it was at ${time}`, silent: (time) => `The sources are silent: this is how it was at ${time}`, loading: 'Reading',
  mode: { live: '', demo: 'Demo data', replay: 'Replay', past: 'Replay', exercise: 'Exercise' },
  found: 'Found today', solved: 'Solved today', open: 'In hand', cases: '', inHand: (n) => `${n} in hand`,
  street: 'Which street area are you in?', block: (street) => `Which part of ${street}?`, whole: 'All of it', here: 'Right here',
  at: (place) => `${place} now`, nothing: 'No problem is in hand here', oldest: (time) => `oldest ${time} ago`,
  stages: { told: 'told', working: 'in hand', checking: 'being checked' },
  more: (n) => `${n} more kinds`,
  nowTitle: 'Most in hand across the district', streetsTitle: 'Solved today, by street',
  closed: 'Closed this month', onTime: 'On time', due: (n) => `${n} were due`, mean: 'Mean time taken', none: 'None was due yet this month',
  ways: [
    ['By phone', 'Call 12345, answered day and night'],
    ['Tell a patroller', 'Grid patrollers in uniform take it down on the spot'],
    ['On your phone', 'In the city app, choose “Report a problem”'],
  ],
  urgent: 'In an emergency call 110, 119 or 120',
  then: 'What happens then?', steps: ['Taken down', 'Sent to who must act', 'Done on site', 'Checked and closed'],
  hint: 'Nothing that tells of a household; no names, phone numbers or doors',
  duty: {
    title: 'An alarm to acknowledge', more: (n) => `${n} more`, reasons: ['Seen, in hand', 'Somebody is on the way', 'The department knows'], as: (post) => `Recorded as ${post}`,
    refused: { 'already-acknowledged': 'Another post was first', 'raised-again': 'It was raised again; look once more', other: 'Not recorded; try again' },
  },
  still: 'Are you still there?', stay: 'Yes, go on', leaving: (seconds) => `Back to the start in ${seconds} s`,
};
