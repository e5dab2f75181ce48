import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../corpus/digest.ts';
import { readCalls } from '../program/calls.ts';
import { readHelp } from '../program/consortium.ts';
import { readContentMethods } from '../program/contentMethods.ts';
import { readMarketLists } from '../program/markets.ts';
import type { ProgrammeLaw } from '../program/programme.ts';
import { readRequirements } from '../program/requirements.ts';
import { cached } from './cache.ts';
import { sha256 } from './corpusCache.ts';
import { lawRoot, readTexts } from './lawFiles.ts';

const folder = 'law/program';

/** The lists of the programme that stand in `law/`, from a cache where they were read before. */
export function loadProgrammeLaw(): ProgrammeLaw {
  const [requirements, methods, markets, calls, help] = ['requirements', 'content-methods', 'market-lists', 'calls', 'help'].map((name) => {
    const path = `${folder}/${name}.yaml`;
    return { path, text: readFileSync(join(lawRoot(), path), 'utf8') };
  }) as [LawFile, LawFile, LawFile, LawFile, LawFile];
  const reader = readTexts('src/program', ['.ts']);
  return cached(`programme-${digestOf([requirements, methods, markets, calls, help, ...reader], sha256)}`, () => ({
    requirements: readRequirements(requirements.path, requirements.text),
    methods: readContentMethods(methods.path, methods.text),
    markets: readMarketLists(markets.path, markets.text),
    calls: readCalls(calls.path, calls.text),
    help: readHelp(help.path, help.text),
  }));
}

interface LawFile {
  path: string;
  text: string;
}
