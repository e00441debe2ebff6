// PostGraphile 4 over the database of build/bench: its own schema, made from the tables of the core and of grants.
// Usage: node server.js PORT. The environment's PG… variables name the database.
import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { TagsFilePlugin } from 'postgraphile/plugins.js';

const pool = new pg.Pool({ max: 20 });
createServer(
  postgraphile(pool, 'public', {
    appendPlugins: [TagsFilePlugin],
    graphiql: false,
    disableQueryLog: true,
    disableDefaultMutations: true,
    legacyRelations: 'omit',
    setofFunctionsContainNulls: false,
  }),
).listen(Number(process.argv[2]), '127.0.0.1');
