import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';

/** Sends what is run to the address: a subscription by a WebSocket, anything else by POST with the headers. */
export function fetcherOf(address, headers) {
  const url = new URL(address, location.origin).href;
  const send = createGraphiQLFetcher({ url, headers, subscriptionUrl: url.replace(/^http/, 'ws'), enableIncrementalDelivery: false });
  return (request, options) => {
    // A text may run before GraphiQL has noted which operations it contains. Then GraphiQL names an operation of the text before.
    const operations = operationsOf(request.query);
    if (!operations) return send(request, options);
    const operation = operations.definitions.find(o => o.name?.value === request.operationName) ?? operations.definitions[0];
    return send({ ...request, operationName: operation?.name?.value }, { ...options, documentAST: operations });
  };
}

function operationsOf(query) {
  try {
    const document = parse(query);
    return { ...document, definitions: document.definitions.filter(definition => definition.kind === 'OperationDefinition') };
  } catch {
    // The host says what is wrong with the text.
    return null;
  }
}
