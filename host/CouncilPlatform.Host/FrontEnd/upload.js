// Shows how much of a file has been sent. Without scripts the browser sends the form itself.
for (const form of document.querySelectorAll('form[data-upload]')) {
  const status = form.querySelector('[data-upload-status]');
  const [bar, words] = [status.querySelector('progress'), status.querySelector('[role=status]')];
  form.addEventListener('submit', event => {
    if (form.querySelector('input[type=file]').files.length === 0) {
      return;
    }

    event.preventDefault();
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      bar.value = percent;
      // Screen readers read each change, so there are few.
      const said = percent === 100 ? 'The file is sent, and is being checked.' : `${percent - (percent % 25)}% of the file is sent.`;
      if (words.textContent !== said) {
        words.textContent = said;
      }
    });
    request.addEventListener('load', () => {
      if (request.responseURL && request.responseURL !== location.href) {
        location.assign(request.responseURL);
      } else {
        // The answer says what is wrong: the browser shows it.
        form.submit();
      }
    });
    request.addEventListener('error', () => form.submit());
    request.open('POST', location.href);
    request.send(new FormData(form));
    status.hidden = false;
    form.querySelector('button[type=submit]').disabled = true;
  });
}
