// Extras only: every page works without this file. Nothing here moves what is on the page.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);

  // News: an offer to load the page again, never a change by itself.
  const watch = (document.body.dataset.watch || '').split(' ').filter(Boolean);
  const incident = document.body.dataset.watchIncident;
  const news = $('#news');
  if (watch.length && news && 'EventSource' in window) {
    const counts = new Map();
    const nouns = { draft: ['draft changed', 'drafts changed'], publication: ['publication changed', 'publications changed'], messages: ['new batch of messages', 'new batches of messages'], facts: ['fact changed', 'facts changed'], incident: ['change of the incident', 'changes of the incident'] };
    const source = new EventSource('/changes');
    source.addEventListener('change', event => {
      const change = JSON.parse(event.data);
      if (!watch.includes(change.what) || (incident && change.incident !== incident)) return;
      const known = counts.get(change.what) || new Set();
      known.add(change.draft || change.incident + known.size);
      counts.set(change.what, known);
      const link = document.createElement('a');
      link.href = location.pathname + location.search.replace(/([?&])done=[^&]*/, '$1');
      link.textContent = [...counts].map(([what, ids]) => ids.size + ' ' + (nouns[what] || [what, what])[ids.size === 1 ? 0 : 1]).join(', ') + ' - show';
      news.replaceChildren(link);
      news.hidden = false;
    });
    addEventListener('pagehide', () => source.close());
  }

  // Edit box: kept in this browser until it is saved; checked while typing.
  const edit = $('form[data-edit]');
  if (edit) {
    const key = 'edit:' + edit.dataset.edit;
    const title = $('[name=title]', edit), body = $('[name=body]', edit);
    const shown = { title: title.value, body: body.value };
    const kept = (() => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } })();
    const same = (a, b) => a.title === b.title && a.body === b.body;
    const offer = $('[data-kept]', edit);
    if (kept && same(kept, shown)) localStorage.removeItem(key);
    else if (kept && offer) {
      offer.hidden = false;
      const panel = edit.closest('details');
      if (panel) panel.open = true;
      $('[data-put-back]', offer).addEventListener('click', () => { title.value = kept.title; body.value = kept.body; offer.hidden = true; check(); });
      $('[data-forget]', offer).addEventListener('click', () => { localStorage.removeItem(key); offer.hidden = true; });
    }
    const list = $('[data-live]');
    let timer = 0, turn = 0;
    const check = async () => {
      const mine = ++turn;
      try {
        const answer = await fetch(edit.dataset.try, { method: 'POST', body: new URLSearchParams(new FormData(edit)), credentials: 'same-origin' });
        if (!answer.ok || mine !== turn || !list) return;
        const found = await answer.json();
        list.replaceChildren(...(found.length ? found : [{ word: 'Nothing found', message: '', severity: 'good' }]).map(f => {
          const item = document.createElement('li');
          const tag = document.createElement('span');
          tag.className = 'tag ' + f.severity;
          tag.textContent = f.word;
          item.append(tag, ' ' + f.message + (f.words ? ' “' + f.words + '”' : ''));
          return item;
        }));
      } catch { /* without a connection the checks run on save */ }
    };
    edit.addEventListener('input', () => {
      try { localStorage.setItem(key, JSON.stringify({ title: title.value, body: body.value })); } catch { /* a full or closed store: saving still works */ }
      clearTimeout(timer);
      timer = setTimeout(check, 400);
    });
  }

  document.querySelectorAll('[data-copy]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = 'Copied';
    });
  });

  // Keyboard: a approve, e edit, r reject, j and k next and previous.
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
    const open = id => { const panel = $(id); if (!panel) return; panel.open = true; ($('textarea, input:not([type=hidden])', panel) || panel).focus(); event.preventDefault(); };
    if (event.key === 'a') { const button = $('#approve'); if (button) { button.focus(); event.preventDefault(); } }
    else if (event.key === 'e') open('#edit');
    else if (event.key === 'r') open('#reject');
    else if (event.key === 'j' || event.key === 'k') {
      const items = [...document.querySelectorAll('[data-item] h2 a, .sentence > summary, .line summary')];
      if (!items.length) return;
      const at = items.indexOf(document.activeElement);
      items[Math.max(0, Math.min(items.length - 1, event.key === 'j' ? at + 1 : at - 1))].focus();
      event.preventDefault();
    }
  });
})();
