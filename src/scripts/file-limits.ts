/**
 * Says at once when the chosen files are more than can be sent, and offers to take them away. Files too
 * large together would be refused with the whole form, so that sending waits until they are fewer; files
 * too many only means that some stay behind. Limits and words stand in the input's data attributes.
 */
export const watchFiles = (input: HTMLInputElement): void => {
  const error = document.getElementById(`${input.id}-error`);
  if (error === null) return;
  error.setAttribute('aria-live', 'polite');
  const { maxBytes, maxFiles, tooLarge, tooMany, remove } = input.dataset;

  const isTooLarge = (): boolean => {
    const bytes = Array.from(input.files ?? []).reduce((sum, { size }) => sum + size, 0);
    return bytes > Number(maxBytes);
  };
  const warning = (): string | undefined => {
    if (isTooLarge()) return tooLarge;
    return (input.files?.length ?? 0) > Number(maxFiles) ? tooMany : undefined;
  };

  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'button secondary';
  clear.textContent = remove ?? '';
  clear.hidden = true;
  input.after(clear);

  const show = (): void => {
    const text = warning();
    error.textContent = text ?? '';
    clear.hidden = text === undefined;
    if (text === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  };

  input.addEventListener('change', show);
  clear.addEventListener('click', () => {
    input.value = '';
    show();
    input.focus();
  });
  input.form?.addEventListener(
    'submit',
    (event) => {
      if (!isTooLarge()) return;
      event.preventDefault();
      show();
      input.focus();
    },
    { capture: true },
  );
};
