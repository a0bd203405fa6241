/** The panel's look. Logical properties throughout, so that it reads from right to left as well. */
export const style = `
.panel{--ground:light-dark(#fff,#1b1c21);--ink:light-dark(#1c1d22,#eeeef2);--soft:light-dark(#5b5d68,#a9abb8);--line:light-dark(#e3e4ea,#363843);--accent:light-dark(#3540c4,#8f99ff);--on:light-dark(#fff,#14151a);--mine:light-dark(#3540c4,#4650d6);--theirs:light-dark(#f1f2f6,#282a32);
position:fixed;inset-block-end:90px;inset-inline-end:20px;inline-size:min(390px,calc(100vw - 40px));block-size:min(640px,calc(100dvh - 110px));display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;border:1px solid var(--line);border-radius:16px;box-shadow:0 12px 48px #0004;overflow:hidden;text-align:start;animation:rise .18s ease-out}
.panel[hidden]{display:none}
@keyframes rise{from{opacity:0;translate:0 12px}}
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
.visitor{align-self:flex-end;background:var(--mine);color:#fff;border-end-end-radius:4px}
.sources{margin:7px 0 0;padding:7px 0 0;border-block-start:1px solid var(--line);list-style:none;font-size:13px}
.sources b{font-weight:500;color:var(--soft)}
.rating{display:flex;align-items:center;gap:4px;margin-block-start:7px;font-size:13px;color:var(--soft)}
.panel .rating button{padding:2px 8px;min-block-size:28px;border-radius:8px}
.panel .rating button[aria-pressed=true]{background:var(--mine);color:#fff}
a{color:var(--accent);text-underline-offset:2px}
.failed{align-self:flex-end;font-size:13px;color:light-dark(#b3261e,#ffb4ab);text-align:end}
.failed button{text-decoration:underline}
.dots{display:inline-flex;gap:4px;padding-block:6px}
.dots i{inline-size:6px;block-size:6px;border-radius:50%;background:var(--soft);animation:blink 1s infinite alternate}
.dots i:nth-child(2){animation-delay:.2s}.dots i:nth-child(3){animation-delay:.4s}
@keyframes blink{from{opacity:.25}}
.notice,.note{margin:0;padding:8px 16px;font-size:13px;color:var(--soft);border-block-start:1px solid var(--line)}
.notice[hidden],.note[hidden],form[hidden],.foot[hidden],.foot [hidden]{display:none}
form{display:flex;align-items:flex-end;gap:8px;padding:10px 12px;border-block-start:1px solid var(--line)}
textarea{flex:1;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:12px;padding:9px 12px;resize:none;max-block-size:120px;min-block-size:42px;field-sizing:content}
textarea::placeholder{color:var(--soft);opacity:1}
.panel .send{background:var(--mine);color:#fff;padding:9px 14px;border-radius:12px;min-block-size:42px;font-weight:600}
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
@media (max-width:480px){.panel{inset:0;inline-size:auto;block-size:auto;border:0;border-radius:0}}
@media (prefers-reduced-motion:reduce){.panel,.dots i{animation:none}}
@media (forced-colors:active){.visitor,.desk,.send{border:1px solid ButtonText}}
`;
