// Asks the browser for a passkey when a form with one is sent, and sends the answer with the form.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const problem = form.querySelector('[data-passkey-problem]');
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    problem.textContent = 'This browser does not know passkeys. Use a current version of Chrome, Edge, Firefox or Safari.';
    problem.hidden = false;
    form.querySelector('button').disabled = true;
    continue;
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    problem.hidden = true;
    const options = JSON.parse(form.dataset.options);
    try {
      const credential =
        form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.answer.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      problem.textContent = 'Your device did not give a passkey. Try again.';
      problem.hidden = false;
    }
  });
}
