// Runs every audit of graphql-http against the address given, and writes one line for each; then asks for the schema as tools do.
import { getIntrospectionQuery, buildClientSchema } from 'graphql';
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  console.log(`${result.status}\t${audit.name}\t${result.reason ?? ''}`);
}

const query = getIntrospectionQuery();
const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
const { data, errors } = await response.json();
if (errors) throw new Error(`The standard introspection query is refused: ${JSON.stringify(errors)}`);
buildClientSchema(data);
