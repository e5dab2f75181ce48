import type { Owner, Package, Party as PackageParty } from '../package/model.ts';
import { type CountryMention, partyNamed, type Subject } from './entry.ts';

/** The parties of a package to be screened: those it names, and the owners and parents that it names beside them. */
export function subjectsOf({ parties = [] }: Pick<Package, 'parties'>): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const party of parties) {
    subjects.set(party.id, { id: party.id, ...partyNamed(party.name, { kind: 'organisation', countries: countriesOf(party) }) });
    for (const { name, path } of namedBeside(party)) {
      const id = `${party.id} ${path}`;
      if (!parties.some((other) => other.name === name)) subjects.set(id, { id, ...partyNamed(name) });
    }
  }
  return [...subjects.values()];
}

/** The subject that stands for an owner whom a party only names. */
export function ownerSubject({ id }: PackageParty, { name }: Owner): string {
  return `${id} ${ownerPath(name)}`;
}

function ownerPath(name: string | undefined): string {
  return `owner ${name}`;
}

function namedBeside({ owners = [], ultimateParent }: PackageParty): { name: string; path: string }[] {
  const above = ultimateParent?.value;
  return [
    ...owners.map(({ name }) => ({ name, path: ownerPath(name) })),
    { name: above?.name, path: `parent ${above?.name}` },
  ].filter((one): one is { name: string; path: string } => one.name !== undefined);
}

function countriesOf({ location, headquarters, organisedIn }: PackageParty): CountryMention[] {
  const codes = [location, headquarters, organisedIn].map((stated) => stated?.value).filter((code) => typeof code === 'string');
  return [...new Set(codes)].map((code) => ({ link: 'registration', text: code, code }));
}
