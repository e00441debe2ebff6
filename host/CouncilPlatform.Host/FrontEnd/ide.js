// Starts the GraphQL IDE with the options that are in the page.
const options = JSON.parse(document.getElementById('ide-options').textContent);
const endpointURL = new URL(options.endpointURL, location.origin).href;
window.AltairGraphQL.init({ ...options, endpointURL, subscriptionsEndpoint: endpointURL.replace(/^http/, 'ws') });
