// Builds the front-end files for browsers in a folder: node FrontEnd/build.mjs OUTPUT
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compile } from 'sass';

const source = import.meta.dirname;
const packages = join(source, '..', 'node_modules');
const output = process.argv[2];
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const styles = ['moj.scss', 'site.scss'].map(file => compile(join(source, file), { loadPaths: [packages, dirname(packages)], style: 'compressed', quietDeps: true }).css);
writeFileSync(join(output, 'site.css'), styles.join('\n').replaceAll('\uFEFF', ''));

// Altair without its own page (ours replaces it), its sandbox for scripts (our content security policy refuses it) and its other languages.
const unwanted = /dist\/(index\.html|iframe-sandbox|assets\/i18n\/(?!default|en)[^/]+)$/;
cpSync(join(packages, 'altair-static', 'build', 'dist'), join(output, 'altair'), {
  recursive: true,
  filter: path => !unwanted.test(path.replaceAll('\\', '/')),
});
for (const file of ['ide.js', 'passkey.js', 'licences.txt']) cpSync(join(source, file), join(output, file));

for (const name of ['govuk-frontend', '@ministryofjustice/frontend', 'altair-static']) {
  const { version, license } = JSON.parse(readFileSync(join(packages, name, 'package.json')));
  if (!readFileSync(join(source, 'licences.txt'), 'utf8').includes(`${name} ${version} (${license})`))
    throw new Error(`${basename(source)}/licences.txt does not name "${name} ${version} (${license})". Bring it up to date.`);
}
