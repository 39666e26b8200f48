/** Something that is worth knowing later: who did what, from which address, about what. Never a secret. */
export interface Done { who: string; from: string; what: string; about: string }
