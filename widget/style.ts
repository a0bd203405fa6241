import { inkOn, readable } from './colour.js';

/** What the panel's surfaces are, in light and in dark. */
const light = '#f1f2f6';
const dark = '#282a32';

/** Gives the panel the owner's colour, corrected where it could not be read. `chosen`: `#rrggbb`. */
export function colour({ style: own }: HTMLElement, chosen: string): void {
  own.setProperty('--mine', chosen);
  own.setProperty('--ink-mine', inkOn(chosen));
  own.setProperty('--accent', `light-dark(${readable(chosen, light)},${readable(chosen, dark)})`);
}

/** The panel's look. Logical properties throughout, so that it reads from right to left as well. */
export const style = `
.panel{--ground:light-dark(#fff,#1b1c21);--ink:light-dark(#1c1d22,#eeeef2);--soft:light-dark(#5b5d68,#a9abb8);--line:light-dark(#e3e4ea,#363843);--accent:light-dark(#3540c4,#8f99ff);--mine:light-dark(#3540c4,#4650d6);--ink-mine:#fff;--theirs:light-dark(${light},${dark});
position:fixed;z-index:2147483000;inset-block:auto 90px;inset-inline:auto 20px;inline-size:min(390px,calc(100vw - 40px));block-size:min(640px,calc(100dvh - 110px));display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;border:1px solid var(--line);border-radius:16px;box-shadow:0 12px 48px #0004;overflow:hidden;text-align:start}
[data-corner^=top] .panel{inset-block:90px auto}[data-corner$=start] .panel{inset-inline:20px auto}
.panel *{box-sizing:border-box}
.panel :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.head{display:flex;align-items:center;gap:8px;padding:14px 16px;border-block-end:1px solid var(--line)}
h2{flex:1;margin:0;font-size:16px;font-weight:650;overflow-wrap:anywhere}
.panel button{font:inherit;color:inherit;background:none;border:0;border-radius:8px;padding:6px 8px;min-block-size:32px;cursor:pointer}
.panel button:hover{background:var(--theirs)}
.panel .close{inline-size:36px;block-size:36px;font-size:20px;line-height:1}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:10px}
.message{max-inline-size:86%;padding:9px 13px;border-radius:14px;white-space:pre-wrap;overflow-wrap:anywhere}
.desk{align-self:flex-start;background:var(--theirs);border-end-start-radius:4px}
.visitor{align-self:flex-end;background:var(--mine);color:var(--ink-mine);border-end-end-radius:4px}
.person{align-self:flex-start;background:var(--theirs);border-end-start-radius:4px;border-inline-start:3px solid var(--accent)}
.who{display:block;font-size:12px;font-weight:600;color:var(--accent)}
.log>.came{align-self:center;font-size:13px;color:var(--soft);text-align:center}
.sources{margin:7px 0 0;padding:7px 0 0;border-block-start:1px solid var(--line);list-style:none;font-size:13px}
.sources b{font-weight:500;color:var(--soft)}
.rating{display:flex;align-items:center;gap:4px;margin-block-start:7px;font-size:13px;color:var(--soft)}
.panel .rating button{padding:2px 8px;min-block-size:28px;border-radius:8px}
.panel .rating button[aria-pressed=true]{background:var(--mine);color:var(--ink-mine)}
a{color:var(--accent);text-underline-offset:2px}
.failed{align-self:flex-end;font-size:13px;color:light-dark(#b3261e,#ffb4ab);text-align:end}
.failed button{text-decoration:underline}
.writing{color:var(--soft);font-style:italic}
.message>[dir]>ul,ol{margin:4px 0;padding-inline-start:20px}
.log>p{margin:0}.panel .log>button{align-self:flex-start;border:1px solid var(--accent);color:var(--accent);padding:7px 14px}
code{font:13px ui-monospace,monospace}
.choices{display:flex;flex-wrap:wrap;gap:6px;justify-content:flex-end}
.panel .choices button{border:1px solid var(--accent);color:var(--accent);padding:5px 12px;border-radius:16px}
.notice{margin:0;padding:8px 16px;font-size:13px;color:var(--soft);border-block-start:1px solid var(--line)}
form{display:flex;align-items:flex-end;gap:8px;padding:10px 12px;border-block-start:1px solid var(--line)}
textarea{flex:1;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:12px;padding:9px 12px;resize:none;max-block-size:120px;min-block-size:42px;field-sizing:content}
textarea::placeholder{color:var(--soft);opacity:1}
.panel .send{background:var(--mine);color:var(--ink-mine);padding:9px 14px;border-radius:12px;min-block-size:42px;font-weight:600}
.panel .send:hover{background:var(--mine);filter:brightness(1.1)}
.panel .send:disabled{opacity:.55;cursor:default}
form.mail{flex-wrap:wrap;font-size:13px}
.mail label{flex:1 1 100%}
.mail input{all:unset;box-sizing:border-box;display:block;inline-size:100%;margin-block-start:4px;padding:8px 12px;border:1px solid var(--line);border-radius:10px;font-size:16px}
.mail input:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.mail p{margin:0;flex:1 1 100%}
.foot{padding:0 12px 10px;font-size:12.5px;color:var(--soft)}
.panel .foot button{padding:4px;min-block-size:28px}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
#away{all:unset;box-sizing:border-box;position:absolute;inset-block-end:100%;inset-inline-end:0;inline-size:24px;block-size:24px;border-radius:50%;background:#1b1c21;color:#fff;font:16px/24px system-ui,sans-serif;text-align:center;cursor:pointer;opacity:0}
[data-corner^=top] #away{inset-block:100% auto}
#dock:hover #away,#away:focus-visible{opacity:1}#away:focus-visible{outline:2px solid #fff;box-shadow:0 0 0 4px #1b1c21}
#dock:has([aria-expanded=true]) #away{display:none}
@media (hover:none){#away{opacity:1}}
@media (max-width:480px){#place .panel{inset:0;inline-size:auto;block-size:auto;border:0;border-radius:0}}
@media (max-height:480px){.panel{overflow-y:auto}.log{flex:none;overflow:visible}}
@media (forced-colors:active){.visitor,.desk,.person,.send{border:1px solid ButtonText}}
@media print{.panel{display:none}}
`;
