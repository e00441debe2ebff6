// Builds the front-end files for browsers in a folder: node FrontEnd/build.mjs OUTPUT
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild-wasm';
import { compile } from 'sass';
import { licencesOf } from './licences.mjs';

const source = import.meta.dirname;
const packages = join(source, '..', 'node_modules');
const output = process.argv[2];
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const options = { loadPaths: [packages, dirname(packages)], style: 'compressed', quietDeps: true };
const styles = ['moj.scss', 'site.scss'].map(file => compile(join(source, file), options).css);
writeFileSync(join(output, 'site.css'), styles.join('\n').replaceAll('\uFEFF', ''));
for (const script of ['passkey.js', 'upload.js']) {
  cpSync(join(source, script), join(output, script));
}

const ide = await build({
  entryPoints: [join(source, 'ide', 'ide.jsx')],
  outdir: output,
  absWorkingDir: dirname(packages),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { 'react-style-singleton': join(source, 'ide', 'no-injected-styles.js') },
  plugins: [{ name: 'system-fonts', setup: withoutFonts }],
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});

// GraphiQL's style sheet carries two typefaces, which are six sevenths of it. Ours are the system's, as on all pages.
function withoutFonts(build) {
  build.onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll(/@font-face\s*\{[^}]*\}/g, ''),
    loader: 'css',
  }));
}

const bundled = Object.keys(ide.metafile.inputs).flatMap(file => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
const used = new Set(['node_modules/govuk-frontend', 'node_modules/@ministryofjustice/frontend', ...bundled]);
writeFileSync(join(output, 'licences.txt'), licencesOf([...used].map(folder => join(dirname(packages), folder))));
