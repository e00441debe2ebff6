// The questions of build/bench in Mercurius with JIT, as the host answers them: on the same database, to the same bytes.
// Usage: node server.js PORT. The environment's PG… variables name the database.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

// Pence are far below 2^53, and a moment stays the text of the database: 2026-07-01 12:00:00+01.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text);
const pool = new pg.Pool({ max: 20, options: '-c TimeZone=Europe/London' });

const rows = async (text, ...values) => (await pool.query(text, values)).rows;

// Rows for each of many keys, in the order of the keys.
const grouped = (keys, rows, column) => {
  const groups = new Map(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(row[column]).push(row);
  return keys.map((key) => groups.get(key));
};

const schema = `
  type Query { partnership(slug: String!): Partnership }
  type Partnership {
    name: String!
    fund(slug: String!): Fund
    funds(first: Int): FundConnection
    allocations(first: Int): AllocationConnection
    awardSummary: AwardSummary
  }
  type FundConnection { nodes: [Fund!]! }
  type Fund { name: String! accountableBody: Organisation lines: [FundLine!]! allocations(first: Int): AllocationConnection }
  type Organisation { name: String! gssCode: String }
  type FundLine { stream: Stream! granted: Money! allocated: Money! remaining: Money! }
  enum Stream { REVENUE CAPITAL }
  type AllocationConnection { totalCount: Int! nodes: [Allocation!]! pageInfo: PageInfo! total: Holding! }
  type PageInfo { hasNextPage: Boolean! }
  type Allocation {
    title: String!
    kind: AllocationKind!
    state: AllocationState!
    setAside: String!
    fund: Fund
    revenue: Money!
    capital: Money!
    total: Money!
  }
  enum AllocationKind { ADMINISTRATION PROJECT }
  enum AllocationState { PROPOSED COMMITTED RELEASED CLOSED }
  type Holding { total: StreamAmounts! paid: StreamAmounts! }
  type StreamAmounts { revenue: Money! capital: Money! total: Money! }
  type AwardSummary { count: Int! recipients: Int! total: Money! }
  type Money { amount: String! }
`;

const held = `
  "ProposedRevenue" + "CommittedRevenue" + "PaidRevenue" AS revenue, "ProposedCapital" + "CommittedCapital" + "PaidCapital" AS capital`;
const fund = `
  "Id" AS id, "Name" AS name, "AccountableBodyId" AS body, "FreeRevenue" AS free_revenue, "FreeCapital" AS free_capital, ${held}`;
const allocation = `
  "FundId" AS fund_id, "Title" AS title, upper("Kind") AS kind, upper("State") AS state, "SetAsideUtc" AS set_aside, ${held}`;

const resolvers = {
  Query: {
    partnership: async (_, { slug }) =>
      (
        await rows(
          `SELECT p."Id" AS id, p."Name" AS name FROM core_partnerships p WHERE p."Slug" = $1 AND p."Published"
             AND EXISTS (SELECT 1 FROM core_module_switches s WHERE s."PartnershipId" = p."Id" AND s."Module" = 'grants')`,
          slug,
        )
      )[0],
  },
  Partnership: {
    fund: async ({ id }, { slug }) =>
      (await rows(`SELECT ${fund} FROM grants_funds WHERE "PartnershipId" = $1 AND "Slug" = $2`, id, slug))[0],
    funds: async ({ id }, { first = 20 }) => ({
      nodes: await rows(`SELECT ${fund} FROM grants_funds WHERE "PartnershipId" = $1 ORDER BY "Slug" LIMIT $2`, id, first),
    }),
    allocations: async ({ id }, { first = 20 }) =>
      page(
        { partnership: id },
        await rows(
          `SELECT ${allocation} FROM grants_allocations WHERE "PartnershipId" = $1 ORDER BY "SetAsideUtc" DESC, "Id" DESC LIMIT $2`,
          id,
          first + 1,
        ),
        first,
      ),
    awardSummary: async ({ id }) =>
      (
        await rows(
          `SELECT COUNT(*) AS count, COUNT(DISTINCT "RecipientId") AS recipients, COALESCE(SUM("Pence"), 0)::bigint AS total
           FROM grants_awards WHERE "PartnershipId" = $1`,
          id,
        )
      )[0],
  },
  Fund: {
    lines: (f) => [line('REVENUE', f.free_revenue, f.revenue), line('CAPITAL', f.free_capital, f.capital)],
  },
  AllocationConnection: {
    // Of a partnership. The allocations of a fund are counted by the loader.
    total: async ({ partnership }) =>
      (
        await rows(
          `SELECT SUM("ProposedRevenue" + "CommittedRevenue" + "PaidRevenue")::bigint AS revenue,
             SUM("ProposedCapital" + "CommittedCapital" + "PaidCapital")::bigint AS capital,
             SUM("PaidRevenue")::bigint AS paid_revenue, SUM("PaidCapital")::bigint AS paid_capital
           FROM grants_funds WHERE "PartnershipId" = $1`,
          partnership,
        )
      )[0],
  },
  Holding: {
    total: (h) => h,
    paid: (h) => ({ revenue: h.paid_revenue, capital: h.paid_capital }),
  },
  StreamAmounts: { total: (a) => a.revenue + a.capital },
  Allocation: {
    setAside: (a) => `${a.set_aside.slice(0, 10)}T${a.set_aside.slice(11, 19)}${a.set_aside.slice(-3)}:00`,
    total: (a) => a.revenue + a.capital,
  },
  Money: { amount: (pence) => (pence / 100).toFixed(2) },
};

const loaders = {
  Fund: {
    accountableBody: async (queries) => {
      const found = await rows(
        `SELECT "Id" AS id, "Name" AS name, "GssCode" AS "gssCode" FROM core_organisations WHERE "Id" = ANY($1)`,
        queries.map(({ obj }) => obj.body),
      );
      return queries.map(({ obj }) => found.find((organisation) => organisation.id === obj.body));
    },
    allocations: async (queries) => {
      const { first = 20 } = queries[0].params;
      const ids = queries.map(({ obj }) => obj.id);
      const found = await rows(
        `SELECT a.* FROM unnest($1::uuid[]) AS f(id)
         CROSS JOIN LATERAL (SELECT ${allocation} FROM grants_allocations WHERE "FundId" = f.id ORDER BY "Number" LIMIT $2) a`,
        ids,
        first + 1,
      );
      return grouped(ids, found, 'fund_id').map((group, i) => page({ fund: ids[i] }, group, first));
    },
  },
  Allocation: {
    fund: async (queries) => {
      const found = await rows(
        `SELECT ${fund} FROM grants_funds WHERE "Id" = ANY($1)`,
        queries.map(({ obj }) => obj.fund_id),
      );
      return queries.map(({ obj }) => found.find((f) => f.id === obj.fund_id));
    },
  },
  AllocationConnection: {
    totalCount: async (queries) => {
      const ids = queries.map(({ obj }) => obj.fund);
      const counts = await rows(
        `SELECT "FundId" AS id, COUNT(*) AS count FROM grants_allocations WHERE "FundId" = ANY($1) GROUP BY 1`,
        ids,
      );
      return ids.map((id) => counts.find((c) => c.id === id)?.count ?? 0);
    },
  },
};

const page = (of, found, first) => ({ ...of, nodes: found.slice(0, first), pageInfo: { hasNextPage: found.length > first } });

const line = (stream, free, allocated) => ({ stream, granted: free + allocated, allocated, remaining: free });

// A loader's cache writes every parent as JSON to find it again. No request here asks for the same parent twice.
const uncached = (types) =>
  Object.fromEntries(
    Object.entries(types).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, loader]) => [field, { loader, opts: { cache: false } }])),
    ]),
  );

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders: uncached(loaders), jit: 1 });
await app.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
