// Before anything is painted: light or dark, as chosen here before, or as the device has it.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('tenon-color-scheme');
  } catch {}
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.mantineColorScheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  // What the server drew would stand for ever when the script of the page does not come, or breaks before it shows anything.
  // Once it has, nobody's script that does not come, such as one of a browser's extension, takes the page away.
  const tell = ({ target }) => {
    const root = document.getElementById('root');
    const drawn = document.getElementById('drawn');
    if (target === window ? !drawn : target.tagName !== 'SCRIPT' || (root.childElementCount > 0 && !drawn)) return;
    // An app that speaks more than English writes it at the root of its page: nothing else is there yet to say it.
    const words = JSON.parse(document.documentElement.dataset.lost ?? '{}');
    const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || words[tag]);
    const [lost, again] = words[language] ?? ['This page could not be loaded.', 'Load it again'];
    root.innerHTML = `<main style="padding:24px;font:16px/1.5 system-ui"><p role="alert" dir="auto">${lost} <a href="">${again}</a></p></main>`;
  };
  addEventListener('error', tell, true);
  addEventListener('unhandledrejection', tell);
}
