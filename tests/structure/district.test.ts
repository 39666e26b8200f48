import { expect, it } from 'vitest';
import { readDistrict } from '#server/district/read';
import { READING, YUNXI } from '#tests/support/district-copy';
import { DISTRICT } from '#tests/support/shipped';
import { numeral } from '../../wall/i18n/numeral.ts';
import { read, sources } from './sources.ts';

/** Code of the program, without the default of `--district` and where a scene's evidence is from. */
const code = sources.filter((path) => /^(server|scenes|fixtures|wall)\//.test(path))
  .map((path) => ({ path, text: read(path).replaceAll('fixtures/district/putuo', '').replace(/'district\/putuo'/g, '').replace(/evidence: .*/g, '') }));

const naming = (words: readonly string[]) => code.flatMap(({ path, text }) => words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`));

it('no code names a district, its streets, or how many blocks and areas it has', () => {
  for (const { id, zh, en, streets, areas, blocks } of [DISTRICT, readDistrict(YUNXI, READING).district]) {
    const counted = [areas, blocks].filter(({ length }) => length > 10).flatMap(({ length }) => [`${numeral(length)}个`, `${length} areas`, `${length} blocks`]);
    expect(naming([`'${id}`, zh, en, zh.slice(0, -1), ...streets.filter((street) => street.en.length > 5).flatMap((street) => [street.en, street.zh]), ...counted])).toEqual([]);
  }
});
