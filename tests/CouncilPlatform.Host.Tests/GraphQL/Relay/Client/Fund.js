// What a dashboard written with Relay would ask: a list that grows page by page, and an object read again by its id.
const { graphql } = require('relay-runtime');

graphql`
  fragment Fund_allocations on Fund
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "FundAllocationsPageQuery") {
    name
    allocations(first: $first, after: $after) @connection(key: "Fund_allocations") {
      edges { node { id title total { amount } } }
    }
  }
`;

graphql`
  fragment Fund_partnerships on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "FundPartnershipsPageQuery") {
    partnerships(first: $first, after: $after) @connection(key: "Fund_partnerships") {
      edges { node { id slug } }
    }
  }
`;

graphql`
  query FundQuery($slug: String!, $fund: String!) {
    ...Fund_partnerships
    partnership(slug: $slug) { fund(slug: $fund) { ...Fund_allocations } }
  }
`;
