import type { GateCatalogue } from './zh.ts';

/** What stands before a closed door, in English. */
export const en: GateCatalogue = {
  signIn: 'Sign in', name: 'Account', password: 'Password', submit: 'Sign in', sending: 'Signing in', elsewhere: (service) => `Sign in with ${service}`,
  asScreen: 'Let this screen in', asAccount: 'Sign in with an account',
  screen: 'This screen waits to be let in', code: 'Code', how: 'At the console open “Access” and enter this code', asking: 'Fetching a code', away: 'The server cannot be reached; trying again', until: (clock) => `Good until ${clock}`,
  another: (name) => `This browser was let in as ${name} and shows nothing else`, noRight: (name) => `${name} has no right to watch`,
  faults: { unauthorised: 'The account or the password is wrong', 'too-many-attempts': 'Too many tries; wait a while', forbidden: 'No right to come in here', 'sign-in-unreachable': 'The service that signs in gives no answer', unreachable: 'The server cannot be reached', other: 'That did not sign in' },
  signOut: 'Sign out',
};
