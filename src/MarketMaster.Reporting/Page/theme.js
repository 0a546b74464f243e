// Light and dark: follows the system until the button is pressed; paper is always light.
(() => {
  'use strict';
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';
  const announce = () => document.dispatchEvent(new Event('themechange'));
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    announce();
  });
  systemDark.addEventListener('change', announce);

  let chosen;
  addEventListener('beforeprint', () => {
    chosen = root.dataset.theme;
    root.dataset.theme = 'light';
    announce();
    document.dispatchEvent(new Event('printstart'));
  });
  addEventListener('afterprint', () => {
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    announce();
    document.dispatchEvent(new Event('printend'));
  });
})();
