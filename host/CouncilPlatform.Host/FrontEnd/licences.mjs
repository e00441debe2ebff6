import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Licences that let everybody pass the software on with their text.
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

// Whose software it is, where the package itself does not say so.
const holders = {
  '@ministryofjustice/frontend': '2018 Crown Copyright (Ministry of Justice)',
  'govuk-frontend': '2017 Crown Copyright (Government Digital Service)',
};

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The licences of packages, from their own files. Packages with the same text are together. */
export function licencesOf(folders) {
  const packages = new Map();
  for (const folder of folders.toSorted()) {
    const text = textOf(folder);
    packages.set(text, [...(packages.get(text) ?? []), folder]);
  }

  return (
    'Software that these pages carry to your browser\n' +
    [...packages].map(([text, of]) => `${'='.repeat(80)}\n${of.map(nameOf).join('\n')}\n${'-'.repeat(80)}\n${text}\n`).join('')
  );
}

function textOf(folder) {
  const files = readdirSync(folder).filter(file => /^(licen[cs]e|notice)/i.test(file));
  if (files.length > 0) return files.map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim()).join('\n\n');
  const { name, license } = manifestOf(folder);
  if (license !== 'MIT') throw new Error(`${name} contains no licence.`);
  return `The MIT License\n\nCopyright (c) ${holders[name] ?? `the contributors of ${name}`}\n\n${mit}`;
}

function nameOf(folder) {
  const { name, version, license } = manifestOf(folder);
  if (!accepted.includes(license)) throw new Error(`${name} has the licence ${license}. Read it before you add it to "accepted".`);
  return `${name} ${version} (${license})`;
}

const manifestOf = folder => JSON.parse(readFileSync(join(folder, 'package.json')));
