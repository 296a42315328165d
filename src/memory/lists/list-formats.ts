import type { ListSource } from '#contracts/screening.ts';
import { parseBisDeniedPersons } from './bis-denied-persons.ts';
import type { ListFile } from './list-file.ts';
import { parseOfacLegacy } from './ofac-legacy.ts';
import { parseOpenSanctionsFtm } from './opensanctions-ftm.ts';
import { parseOpenSanctionsSimple } from './opensanctions-simple.ts';
import { parseOwnBlockList } from './own-block-list.ts';
import type { ParsedList } from './parsed-list.ts';

export type ListFormat = {
  title: string;
  publisher: string;
  /** As the publisher calls them, in the order that `parse` wants. */
  fileNames: readonly string[];
  parse(files: readonly ListFile[]): ParsedList;
};

const parseOfac = (files: readonly ListFile[]): ParsedList => {
  const [sdn, alt, add] = inFull(files, 3);
  return { parties: parseOfacLegacy({ sdn, alt, add }), publishedOn: null };
};

const single =
  (parse: (file: ListFile) => ParsedList): ListFormat['parse'] =>
  (files) =>
    parse(inFull(files, 1)[0]);

/** Every kind of list that can be loaded. */
export const listFormats: Readonly<Record<ListSource, ListFormat>> = {
  ofac_sdn: {
    title: 'OFAC Specially Designated Nationals',
    publisher: 'US Treasury, Office of Foreign Assets Control',
    fileNames: ['sdn.csv', 'alt.csv', 'add.csv'],
    parse: parseOfac,
  },
  ofac_consolidated: {
    title: 'OFAC consolidated non-SDN list',
    publisher: 'US Treasury, Office of Foreign Assets Control',
    fileNames: ['cons_prim.csv', 'cons_alt.csv', 'cons_add.csv'],
    parse: parseOfac,
  },
  bis_dpl: {
    title: 'BIS Denied Persons List',
    publisher: 'US Department of Commerce, Bureau of Industry and Security',
    fileNames: ['dpl.txt'],
    parse: single(parseBisDeniedPersons),
  },
  opensanctions_simple: {
    title: 'OpenSanctions targets',
    publisher: 'OpenSanctions',
    fileNames: ['targets.simple.csv'],
    parse: single(parseOpenSanctionsSimple),
  },
  opensanctions_ftm: {
    title: 'OpenSanctions entities',
    publisher: 'OpenSanctions',
    fileNames: ['entities.ftm.json'],
    parse: single(parseOpenSanctionsFtm),
  },
  own_block: {
    title: 'Own block list',
    publisher: 'this desk',
    fileNames: ['block-list.csv'],
    parse: single(parseOwnBlockList),
  },
};

type Files<N extends 1 | 3> = N extends 1 ? [ListFile] : [ListFile, ListFile, ListFile];

function inFull<N extends 1 | 3>(files: readonly ListFile[], count: N): Files<N> {
  if (files.length !== count) throw new Error(`${files.length} files where ${count} make the list`);
  return [...files] as Files<N>;
}
