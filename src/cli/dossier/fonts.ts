import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lawFiles.ts';

/** A family of fonts: the files that carry it, and which texts need it; without a script it is always there. */
interface Family {
  name: string;
  package: string;
  files: readonly string[];
  script?: RegExp;
}

const sans = (weight: string, italic = ''): string => `${weight}${italic}/SourceSans3_${weight}${italic}.ttf`;

/** Fonts for every script in which names are likely to be written; each under the Open Font License, from its package. */
const families: readonly Family[] = [
  {
    name: 'Source Sans 3',
    package: '@expo-google-fonts/source-sans-3',
    files: [sans('400Regular'), sans('600SemiBold'), sans('400Regular', '_Italic')],
  },
  {
    name: 'Source Serif 4',
    package: '@expo-google-fonts/source-serif-4',
    files: ['400Regular/SourceSerif4_400Regular.ttf', '600SemiBold/SourceSerif4_600SemiBold.ttf'],
  },
  {
    name: 'Noto Naskh Arabic',
    package: '@embedpdf/fonts-arabic',
    files: ['fonts/NotoNaskhArabic-Regular.ttf', 'fonts/NotoNaskhArabic-Bold.ttf'],
    script: /\p{Script=Arabic}/u,
  },
  {
    name: 'Noto Sans Hebrew',
    package: '@embedpdf/fonts-hebrew',
    files: ['fonts/NotoSansHebrew-Regular.ttf', 'fonts/NotoSansHebrew-Bold.ttf'],
    script: /\p{Script=Hebrew}/u,
  },
  {
    name: 'Noto Sans Hans',
    package: '@embedpdf/fonts-sc',
    files: ['fonts/NotoSansHans-Regular.otf'],
    script: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u2190-\u2bff\u3000-\u303f\uff00-\uffef]/u,
  },
  { name: 'Noto Sans KR', package: '@embedpdf/fonts-kr', files: ['fonts/NotoSansKR-Regular.otf'], script: /\p{Script=Hangul}/u },
  {
    name: 'Noto Sans Devanagari',
    package: '@expo-google-fonts/noto-sans-devanagari',
    files: ['400Regular/NotoSansDevanagari_400Regular.ttf'],
    script: /\p{Script=Devanagari}/u,
  },
  {
    name: 'Noto Sans Thai',
    package: '@expo-google-fonts/noto-sans-thai',
    files: ['400Regular/NotoSansThai_400Regular.ttf'],
    script: /\p{Script=Thai}/u,
  },
];

/** The families that a text needs, each with the bytes of its files. */
export function fontsFor(text: string): { name: string; blobs: Buffer[]; isTrueType: boolean }[] {
  const needed = families.filter(({ script }) => script === undefined || script.test(text));
  return needed.map((family) => ({
    name: family.name,
    isTrueType: family.files[0]!.endsWith('.ttf'),
    blobs: family.files.map((file) => readFileSync(join(projectRoot, 'node_modules', family.package, file))),
  }));
}
