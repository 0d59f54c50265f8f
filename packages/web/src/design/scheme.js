// Before anything is painted: light or dark, as chosen here before, or as the device has it.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('tenon-color-scheme');
  } catch {}
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.mantineColorScheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
}
