/** How the report looks: light or dark as the reader has it, and on paper. */
export const style = `
:root{color-scheme:light dark;--paper:#fff;--raised:#f4f6f8;--ink:#17202b;--soft:#52606d;--line:#d3d9df;--accent:#1f4e79;--sea:#eef3f7;
--land:#dde2e7;--law-0:#3d4852;--law-1:#0b6ea8;--law-2:#b3480a;
--law-3:#00735c;--law-4:#8b3a8f;--law-5:#8a6100;--law-6:#b0174c;--law-7:#4a55c4;
--share-0:#efc6a8;--share-1:#e3c38f;--share-2:#c9cfa5;
--share-3:#7fb59d;--share-4:#2f8f83;--share-ink:#17202b;--open:#2f8f83;--maybe:#c3b26f;--shut:#b86b4b}
@media (prefers-color-scheme:dark){:root{--paper:#12161c;--raised:#1b212a;--ink:#eceff2;--soft:#a9b4bf;--line:#36404b;--accent:#8fc1ea;
--sea:#161c24;--land:#2b333d;--law-0:#c3ccd4;--law-1:#62b6ea;
--law-2:#f0975a;
--law-3:#4fc7a8;--law-4:#d494d8;--law-5:#d9b44a;--law-6:#f0809f;--law-7:#9aa4ff;
--share-0:#5a3527;--share-1:#77512f;--share-2:#6b6d3c;
--share-3:#3c7a66;--share-4:#3fae9c;--share-ink:#fff;--open:#3fae9c;--maybe:#8f8347;--shut:#9c5638}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 "Source Sans 3","Source Sans Pro",system-ui,sans-serif}
main,header,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:3rem}
h1{font-size:2.1rem;line-height:1.15;margin:0 0 .6rem;letter-spacing:-.01em;max-width:46rem}
h2{font-size:1.35rem;margin:3.2rem 0 .5rem;padding-top:.8rem;border-top:2px solid var(--accent)}
h3{font-size:1.05rem;margin:1.8rem 0 .4rem}
p,ul,dl{max-width:46rem}
.question{font-size:1.2rem;color:var(--soft);margin:0 0 1rem}
.meta{color:var(--soft);font-size:.92rem}
a{color:var(--accent)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:1.2rem 0 0}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(14.5rem,1fr));gap:1rem;margin:1.2rem 0}
.card{background:var(--raised);border-left:4px solid var(--law);padding:1rem 1.2rem;border-radius:0 6px 6px 0}
.card h3{margin:0 0 .4rem}.card dl{display:grid;grid-template-columns:1fr;gap:.1rem;margin:0}.card dt{color:var(--soft);font-size:.86rem}
.card dd{margin:0 0 .45rem;font-variant-numeric:tabular-nums}.card dd strong{font-size:1.12rem}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.88rem;padding-bottom:.4rem}
th,td{padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{border-bottom:2px solid var(--accent);font-weight:600;vertical-align:bottom}
tbody th{font-weight:500;min-width:11rem}
.figure{text-align:right;white-space:nowrap}
td .range{display:block;width:7.5rem;height:8px;margin:.25rem 0 0 auto}
figure{margin:1.4rem 0}figcaption{color:var(--soft);font-size:.92rem;max-width:46rem;margin:.5rem 0}
svg{display:block;max-width:100%;height:auto}svg text{fill:var(--ink);font:13px "Source Sans 3",system-ui,sans-serif}
svg .soft{fill:var(--soft);font-size:12px}svg .rule{stroke:var(--line);fill:none}svg .axis{stroke:var(--soft);fill:none}
details{margin:.4rem 0 1rem}summary{cursor:pointer;color:var(--accent);font-size:.92rem}
summary:focus-visible,a:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.maps,.panels{display:grid;gap:1.2rem 1.6rem}.maps{grid-template-columns:repeat(auto-fit,minmax(25rem,1fr))}
.panels{grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
.maps h3,.panels h3{margin:0 0 .3rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;font-size:.9rem}
.legend svg{display:inline-block;vertical-align:-2px;margin-right:.4rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:0 2.5rem}
dt{font-weight:600;margin-top:.7rem}dd{margin:0;color:var(--soft)}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
@media print{body{font-size:11pt}details{display:none}h2{break-after:avoid}figure,.card{break-inside:avoid}}
@media (max-width:40rem){.maps{grid-template-columns:1fr}}
`;
