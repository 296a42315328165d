/** Who speaks in a case, in the order in which the diagram draws them. */
export const LANES = [
  'people',
  'supervisor',
  'sourcing',
  'compliance',
  'negotiation',
  'suppliers',
] as const;
export type Lane = (typeof LANES)[number];

export const laneNames: Readonly<Record<Lane, string>> = {
  people: 'People',
  supervisor: 'Supervisor',
  sourcing: 'Sourcing',
  compliance: 'Compliance',
  negotiation: 'Negotiation',
  suppliers: 'Suppliers',
};

export const isLane = (name: string): name is Lane => (LANES as readonly string[]).includes(name);

/** The lane of an address such as `buyer`, `person:<id>`, `desk`, `supplier:<id>` or a role. */
export function laneOf(address: string): Lane {
  if (address.startsWith('supplier:')) return 'suppliers';
  return isLane(address) ? address : 'people';
}

/** Names of people by key id and of suppliers by id, as far as they are known. */
export type Names = { people: ReadonlyMap<string, string>; suppliers: ReadonlyMap<string, string> };

/** An address in words, such as "Sourcing" or "Kestrel CNC". */
export function addressName(address: string, names: Names): string {
  const [kind, id] = splitOnce(address, ':');
  if (kind === 'supplier') return names.suppliers.get(id) ?? id;
  if (kind === 'person') return names.people.get(id) ?? 'A person';
  if (address === 'buyer') return 'Buyer';
  if (address === 'desk') return 'Desk';
  return isLane(address) ? laneNames[address] : address;
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
