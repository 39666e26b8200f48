import { FAULTS, type FaultCode } from '#protocol/errors';
import type { ConsoleCatalogue } from './zh.ts';

const faults = Object.fromEntries(Object.entries(FAULTS).map(([code, { title }]) => [code, title])) as Record<FaultCode, string>;

/** What the console says in English. */
export const en: ConsoleCatalogue = {
  title: 'Duty console',
  skip: 'Skip to the content',
  clock: 'District time',
  theme: { night: 'Night', day: 'Day' },
  themeTo: { night: 'Use the night theme', day: 'Use the day theme' },
  languageTo: 'Switch to Chinese', languageShort: 'ZH',
  paletteOpen: 'Commands', helpOpen: 'Keys',
  none: '–',

  totals: { open: 'in hand', overdue: 'overdue', raised: 'alarms unseen' },

  views: { cases: 'Cases', tickets: 'Hotline', whistles: 'Whistles', orders: 'Repairs', sources: 'Sources', rejects: 'Rejects', outbound: 'Outgoing', displays: 'Displays', walls: 'Director', load: 'Load', shift: 'Shift', past: 'Replay', exercise: 'Exercise', access: 'Access' },
  navigation: 'Views',

  alarms: {
    title: 'Alarms', list: 'Alarms, gravest first', none: 'No open alarms', count: (all, raised) => `${all}, ${raised} unseen`,
    states: { unacknowledged: 'unseen', acknowledged: 'seen', returned: 'over, unseen', latched: 'to reset' },
    seat: 'Seat', everySeat: 'All seats', load: (n) => `${n} in 10 min`, flood: (n) => `Flood: ${n} in 10 min`,
    held: (shelved, suppressed, unserviced) => `${shelved} shelved · ${suppressed} suppressed · ${unserviced} out of service`,
    soundOn: 'Sound on', soundOff: 'Sound off', soundBlocked: 'The browser blocks sound: allow it',
    columns: { scene: 'Scene', block: 'Block', state: 'State', age: 'For' },
    times: (n) => `×${n}`,
    told: (scene, block) => `New alarm: ${scene}, ${block}`,
  },

  table: {
    filter: 'Filter', filterHint: 'Filter, press /', rows: (n, all) => (n === all ? `${n} rows` : `${n} of ${all} rows`), empty: 'No row fits',
    export: 'Export CSV', exporting: 'Exporting', exported: (n) => `${n} rows exported`, failed: 'The export is not complete: not all data could be read',
    sort: (column) => `Sort by ${column}`, reading: 'Reading', late: (clock) => `No update can be read; as of ${clock}`,
    next: 'Next page', first: 'First page', page: 'Pages',
  },

  cases: {
    title: 'Cases', list: 'Cases',
    found: (n) => `${n} cases`,
    columns: {
      severity: 'Grade', scene: 'Scene', block: 'Block', state: 'State', department: 'With', clock: 'Clock', light: 'Light', opened: 'Found', due: 'Due', id: 'Id',
    },
    clear: 'Clear filters',
    filters: { status: 'Which', scene: 'Scene', street: 'Street', block: 'Block', department: 'Department', light: 'Light', severity: 'Grade', state: 'State', overdue: 'Time', order: 'Order' },
    any: 'All',
    status: { open: 'In hand', ended: 'Ended', all: 'All' },
    light: { none: 'None', yellow: 'Yellow', red: 'Red' },
    overdue: { true: 'Overdue', false: 'In time' },
    order: { due: 'Due first', opened: 'Newest first', changed: 'Last changed first' },
    origins: { camera: 'Camera AI', sensor: 'Sensor', patrol: 'Patrol', hotline: '12345 hotline', department: 'Department system', drone: 'Drone' },
  },

  detail: {
    title: 'Case', close: 'Close', way: 'Its way', alarms: 'Alarms about it', facts: 'Facts', actions: 'Actions',
    columns: { state: 'State', at: 'Came', post: 'By post', took: 'Took', limit: 'Limit', light: 'Light' },
    opened: 'Found', due: 'Due', step: 'Step due', department: 'With', origin: 'Found by', number: 'Id', marks: 'Marks', reds: (n) => `${n} red lights`,
    noActions: 'Nothing can be done in this state', noAlarms: 'No alarm is listed any more',
    unknown: (id) => `There is no case ${id}; ended cases are kept for a day`,
    waiting: (action) => `Recorded: ${action}. Waiting for the data`,
    keyStep: 'What to do', report: 'Incident report',
  },

  act: {
    actions: {
      acknowledge: 'Acknowledge', silence: 'Silence', reset: 'Reset', shelve: 'Shelve', unshelve: 'Unshelve', 'out-of-service': 'Take out of service', 'in-service': 'Put back in service',
      'sign-off': 'Sign off', 'sign-on': 'Sign on', bookmark: 'Bookmark',
      'false-alarm': 'False alarm', verify: 'Verify', note: 'Note',
      accept: 'Accept', reject: 'Reject', register: 'Register', dispatch: 'Dispatch', return: 'Return', take: 'Take in hand', dispose: 'Disposed', check: 'Start check',
      close: 'Close', rework: 'Rework', reopen: 'Reopen', suspend: 'Suspend', resume: 'Resume', extend: 'Extend', supervise: 'Supervise', merge: 'Merge into another',
    },
    reason: 'Reason (optional; no names, no phone numbers)', reasonNeeded: 'Reason (needed; no names, no phone numbers)', holding: 'Comes back by itself after, hours', once: 'This time only', second: 'What is grave is held back only once a second post agrees.', department: 'Department to act', hours: 'More working hours', into: 'Id of the case that takes it in',
    confirm: 'Submit', cancel: 'Cancel', sending: 'Submitting', post: (name) => `Recorded as post ${name}`,
    refused: (name) => `Not recorded: ${name}`,
  },

  faults,
  unreachable: 'The server cannot be reached; submitting again is safe',

  palette: {
    title: 'Command palette', hint: 'A command, scene, street, block or case id', none: 'Nothing fits', results: (n) => `${n} results`,
    go: (view) => `Open ${view}`, alarms: 'Go to the alarms', casesOf: (name) => `Cases: ${name}`, openCase: (id) => `Open case ${id}`,
    kinds: { view: 'View', act: 'Action', scene: 'Scene', street: 'Street', block: 'Block', department: 'Department', case: 'Case', setting: 'Setting' },
  },

  help: {
    title: 'Keys', close: 'Close',
    rows: {
      palette: 'Command palette', search: 'Filter this view', next: 'Next row', previous: 'Previous row', open: 'Open the row', close: 'Close, or back to the list', go: 'Go to a view', alarms: 'Go to the alarms',
      acknowledge: 'Acknowledge the alarm', silence: 'Silence the alarm', shelve: 'Shelve the alarm', reset: 'Reset the alarm', visitors: 'Visitors: the wall that is chosen (or all) shows nothing internal', act: 'Do the nth action on the open case', export: 'Export this table', language: 'Switch the language', help: 'These keys',
    },
    single: 'Single-key shortcuts', singleNote: 'Off: only arrows, Enter, Esc and Ctrl+K',
  },

  tickets: {
    title: '12345 hotline tickets', list: 'Hotline tickets', columns: { theme: 'Theme', place: 'Place', block: 'Block', state: 'State', received: 'Received', due: 'Due', repeat: 'Repeat', id: 'Id' },
    states: { received: 'Received', contacted: 'Contacted', handled: 'Handled', closed: 'Closed' }, repeat: 'Repeat',
  },
  whistles: {
    title: 'Whistles of the streets', list: 'Whistles', columns: { street: 'Street', theme: 'About', departments: 'Departments', state: 'State', light: 'Light', raised: 'Raised', due: 'Report-in due', id: 'Id' },
  },
  orders: {
    title: 'Repair orders', list: 'Repair orders', columns: { trade: 'Trade', place: 'Place', block: 'Block', state: 'State', posted: 'Posted', grabbed: 'Grabbed', done: 'Done', id: 'Id' },
    states: { posted: 'Waiting', grabbed: 'In work', done: 'Done', cancelled: 'Cancelled' },
  },
  sources: {
    title: 'Sources', list: 'Sources', columns: { id: 'Source', state: 'State', lastSeen: 'Last seen', ago: 'Ago', rate: 'Events/min', period: 'Period', accepted: 'Accepted', repeated: 'Repeated', rejected: 'Rejected', reason: 'Last reason' },
    states: { live: 'Live', late: 'Late', silent: 'Silent', ended: 'Ended' }, seconds: (n) => `${n} s`,
  },
  source: {
    title: 'The source that is open', kind: 'Kind', since: 'Since', taken: 'Read', lag: 'Lag', left: 'Still to read', kib: (n) => `${n} KiB`,
    states: { starting: 'Starting', connected: 'Connected', lost: 'Lost', paused: 'Paused', ended: 'Read to its end', stopped: 'Stopped' },
    pause: 'Pause', resume: 'Resume', failed: (why) => `Not done: ${why}`, outside: 'Not a feed of the configuration: it sends to us by itself',
    clocks: (n) => `${n} with a wrong clock: what they tell counts from when it came`, ahead: (by) => `${by} ahead`, behind: (by) => `${by} behind`,
    rejects: 'Turned away of late', noRejects: 'Nothing of the newest 200',
    try: 'Try a message', topic: 'Topic', message: 'Message, as the source sends it; nothing of it is kept', run: 'Try', nothing: 'The feed makes nothing of it',
    good: (kind) => `Would be taken as ${kind}`, masked: 'personal data taken out',
  },
  outbound: {
    title: 'Systems that are told of cases', list: 'Systems that are told', empty: 'The configuration names none',
    columns: { id: 'System', kind: 'Kind', state: 'State', since: 'Since', sent: 'Sent', waiting: 'Waiting', refused: 'Refused', reason: 'Reason', to: 'Address' },
    states: { idle: 'Up to date', sending: 'Telling', waiting: 'Will retry', stopped: 'Stopped' },
    detail: 'What it refused', letters: 'Refused', noLetters: 'It refused nothing', tellAgain: 'Tell all again', again: (n) => `${n} are told again`, tries: (n) => (n === '1' ? '1 try' : `${n} tries`),
  },
  walls: {
    title: 'Director', list: 'What each wall shows', directing: 'Directing', columns: { wall: 'Wall', shows: 'Shows', waiting: 'Waiting', since: 'Since', held: 'Held', post: 'Directed by' },
    layouts: { main: 'Main layout', command: 'Command', renewal: 'Renewal', service: 'Service', video: 'Video' },
    taken: (scene, block) => `Taken over: ${scene}, ${block}`, area: (name) => `area ${name}`, of: (name) => `playlist ${name}`, held: 'held',
    show: 'Show', play: 'Playlist', preset: 'Preset', takeOver: 'Let take over', handBack: 'Hand back', hold: 'Hold', goOn: 'Go on', reset: 'Its own again', identify: 'Identify', refresh: 'Load anew',
    handOver: 'Hand over to post', handOverTo: 'Hand over',
    visitors: 'Visitors', visited: 'visitors', gone: 'Visitors are gone', goneAsk: 'Are the visitors gone? All displays of this wall will show internal matters again.', goneYes: (post) => `Confirm as ${post}`, mute: 'Mute', unmute: 'Unmute', muted: 'muted',
  },
  load: {
    title: 'Alarm load', list: 'Alarm load by seat', note: 'Severities, floods and top ten: 30 days; time to acknowledge: the last 100', measure: 'Measure', goal: 'One person carries',
    measures: {
      ten: 'Last 10 minutes', hour: 'Last hour', day: 'Last 24 hours', flooded: 'Time in flood', most: 'Most in 10 minutes', stale: 'Standing over 24 hours', chattering: 'Chattering', grave: 'Grave', middle: 'Major', slight: 'Minor',
      top: 'Top ten sources', mean: 'Mean time to acknowledge', p90: 'Nine in ten within', shelved: 'Shelved', suppressed: 'Suppressed by design', unserviced: 'Out of service', unauthorised: 'Shelved without leave',
    },
    goals: { ten: 'about 1, 2 at most', hour: 'about 6, 12 at most', day: 'about 150, 300 at most', flooded: 'under 1%', most: 'under 10', stale: 'under 5', chattering: '0', grave: 'about 5%', middle: 'about 15%', slight: 'about 80%', top: '1% to 5%', unauthorised: '0' },
    units: { count: (n) => n, percent: (n) => `${n}%`, seconds: (n) => `${n} s` },
    held: 'Held back', noneHeld: 'Nothing is shelved or out of service', kinds: { alarm: 'shelved', device: 'out of service' }, until: (time) => `until ${time}`, once: 'this time only',
    by: (post, second) => (second === '' ? post : `${post}, agreed by ${second}`), agree: 'Agree', asked: 'not yet: a second post must agree', actors: 'The ten sources that alarmed most in 30 days', noActors: 'Nothing counted yet; every 10 minutes', times: (n) => `${n}×`,
  },
  shift: {
    title: 'Shift handover', list: 'Cases to know when coming on', since: (time) => `since ${time}`, nothing: 'Nothing newly overdue or red, and nothing grave',
    columns: { why: 'Why' }, why: { grave: 'Grave', late: 'Overdue or red' }, and: ' · ',
    figures: 'Cases meanwhile', left: 'Since I left', hours: (n) => `${n} hours`, counts: { opened: 'Opened', closed: 'Closed', open: 'In hand', overdue: 'Overdue' },
    holds: 'Who holds what', nobody: 'No post holds an alarm, a shelf or a wall', alarms: (n) => `${n} acknowledged, still standing`, shelves: (n) => `${n} held back`, walls: (n) => `directs ${n} walls`, aside: 'Held back',
    signing: 'Signed by both', offered: (off, time) => `${off} wants to hand over, ${time}`, take: 'Sign on', to: 'To post', note: 'To be known (no names, no numbers)', off: (post) => `Sign off as ${post}`,
    handed: (off, on) => `${off} → ${on}`, signed: (offered, taken) => `off ${offered} · on ${taken}`, waits: (offered) => `off ${offered} · not signed on yet`,
  },
  past: {
    title: 'Replay', list: 'Moments worth looking back to, newest first', none: 'No grave alarm, handover or bookmark yet', columns: { at: 'Time', kind: 'What', what: 'About', post: 'Post' },
    kinds: { grave: 'Grave alarm', seen: 'Seen', handover: 'Handover', bookmark: 'Bookmark' }, from: (off) => `from ${off}`,
    open: 'Open replays', noOpen: 'No replay is open', at: 'From', start: 'Open a replay', starting: 'Opening', displays: (n) => `${n} displays`, pause: 'Pause', play: 'Play', speed: 'Speed', still: 'still',
    look: 'Look', show: 'On wall', close: 'Close', mark: 'Bookmark', note: 'What it is (no names, no numbers)', here: 'Mark this moment', failed: (why) => `Not done: ${why}`,
  },
  exercise: {
    title: 'Exercise', list: 'Debrief: how long each incident took', none: 'No exercise', columns: { incident: 'Incident', injected: 'Injected', found: 'To find', commanded: 'To command', disposed: 'To dispose' }, notYet: 'not yet',
    open: 'Exercises under way', noOpen: 'No exercise is under way', start: (name) => `Begin: ${name}`, end: 'End', desk: 'Its console', over: 'Exercises that are over',
  },
  access: {
    title: 'Access and accounts', list: 'Screens, sessions and tokens', none: 'No screen, session or token yet',
    columns: { kind: 'Kind', name: 'Name', post: 'Post', rights: 'Rights', by: 'Let in by', from: 'From', since: 'Since', seen: 'Last used', until: 'Until' },
    kinds: { session: 'Session', display: 'Screen', token: 'Token' }, rights: { watch: 'watch', operate: 'operate', direct: 'direct', administer: 'administer', feed: 'feed' }, acknowledges: 'may acknowledge', end: 'End',
    screens: 'Screens that wait', noScreens: 'No screen waits', waits: (from, until) => `from ${from}, until ${until}`, code: 'Code on the screen', touch: 'A touch screen that may acknowledge, as post', letIn: 'Let in', entered: (name) => `${name} is in`,
    accounts: 'Accounts', noAccounts: 'No accounts: everybody on this machine may do everything. After the first one you sign in', account: 'Account', post: 'Post (else its name)', password: 'Password (10 or more; empty keeps it)', save: 'Save', remove: 'Remove', removeAsk: (name) => `Remove ${name}?`,
    tokens: 'Tokens for programs', tokenName: 'Name', source: 'Sources begin with (optional)', days: 'Days', make: 'Make a token', once: 'Shown this once; keep it now:',
    failed: 'Sign-ins that failed', noFailed: 'No sign-in failed', trail: 'Who did what (all of it is in the journal)', noTrail: 'Nothing yet', own: 'My password', old: 'Old password', renew: 'New password (10 or more)', change: 'Change it', changed: 'Changed; other sessions have ended', refused: (why) => `Not done: ${why}`,
    did: {
      'sign-in': 'Signed in', 'sign-in-failed': 'Failed to sign in', 'sign-out': 'Signed out', password: 'Changed the password', 'account-made': 'Made an account', 'account-changed': 'Changed an account', 'account-gone': 'Removed an account',
      'display-in': 'Let a screen in', 'display-out': 'Ended a screen', token: 'Made a token', 'token-out': 'Ended a token', 'session-out': 'Ended a session', start: 'Start', thin: 'Thinned the journal',
      'tell-again': 'Told again', 'hold-feed': 'Paused or resumed a feed', 'open-world': 'Opened a replay or exercise', 'close-world': 'Ended a replay or exercise',
      show: 'Put on a wall', play: 'Playlist', preset: 'Preset', hold: 'Held a wall', 'go-on': 'Let a wall go on', 'take-over': 'Take-over by an alarm', 'hand-back': 'Gave the wall back', identify: 'Showed the numbers', refresh: 'Loaded anew', 'hand-over': 'Handed a wall over',
      visitors: 'Visitors', 'visitors-gone': 'Visitors gone', mute: 'Muted', unmute: 'Unmuted',
    },
  },
  rejects: {
    title: 'Rejected events', list: 'Ledger of rejects, newest first', columns: { at: 'Time', source: 'Source', code: 'Reason', detail: 'Detail', count: 'Times', raw: 'Beginning' },
  },
  displays: {
    title: 'Displays', list: 'Displays', pictures: 'Pictures of the displays',
    columns: { display: 'Display', says: 'As it should be', since: 'Since', painted: 'Last painted', frame: 'Frame median/p99', quality: 'Quality', heap: 'Memory', errors: 'Errors', size: 'Pixels' }, unnamed: 'Unnamed',
    picturing: 'Fetching the picture', agrees: 'Shows what it should', free: 'Not on a wall',
    states: { live: 'Connected', lost: 'Connection lost', unseen: 'Never connected' },
    lost: (clock) => `Connection lost since ${clock}`, silent: (clock) => `No answer since ${clock}`,
    walls: 'Still by older settings of the wall', build: 'Another version of the program', layout: (is, ought) => `Shows ${is}, should show ${ought}`, unlike: 'Laid out unlike it should be',
    panel: (name, trouble) => `${name} ${trouble}`, troubles: { missing: 'is missing', elsewhere: 'stands elsewhere', fault: 'failed', rebuilt: 'is being rebuilt' },
    full: 'full', coarse: (rungs) => `down ${rungs}`,
    language: (is, ought) => `In ${is}, should be ${ought}`, languages: { zh: 'Chinese', en: 'English' },
    theme: (is, ought) => `In ${is} colours, should be ${ought}`, themes: { night: 'night', day: 'day' },
    behind: (topics) => `Newest data not drawn: ${topics}`,
  },
};
