// Usage: node validate.mjs SCHEMA_FOLDER FILE...
// Prints a JSON array: for each file (of a .jsonl file: for each line) whether it is a valid 360Giving package, and the paths of what is not.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [folder, ...files] = process.argv.slice(2);

// The schemas name the draft with http:// where its own URI is https://: ajv refuses them until that is mended.
const load = name => ({
  ...JSON.parse(readFileSync(join(folder, name), "utf8")),
  $schema: "https://json-schema.org/draft/2020-12/schema",
});
const grant = load("360-giving-schema.json");

// The schemas carry annotations of their own (codelist, rollUp, weight), hence not strict; formats are asserted.
const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);

// The package of 1.4.3 refers to the grant schema of 1.4.2.
ajv.addSchema(grant);
ajv.addSchema({ ...grant, $id: grant.$id.replace("/1.4.3/", "/1.4.2/") });
const validate = ajv.compile(load("360-giving-package-schema.json"));

const judge = read => {
  let value;
  try {
    value = JSON.parse(read());
  } catch {
    return { valid: false, paths: [] };
  }
  const valid = validate(value);
  return { valid, paths: [...new Set((validate.errors ?? []).map(e => e.instancePath))] };
};
const text = file => new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
const verdicts = files.flatMap(file => file.endsWith(".jsonl")
  ? text(file).trimEnd().split("\n").map(line => judge(() => line))
  : judge(() => text(file)));

process.stdout.write(JSON.stringify(verdicts));
