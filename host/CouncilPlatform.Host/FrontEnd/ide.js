// Starts the GraphQL IDE with the options that the page carries.
const options = JSON.parse(document.getElementById('ide-options').textContent);
window.AltairGraphQL.init({ ...options, endpointURL: new URL(options.endpointURL, location.origin).href });
