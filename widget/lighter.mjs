/**
 * What the build leaves out of lit-html, and why: no template of ours uses directives, SVG or MathML roots,
 * bindings in comments, on elements or inside raw text, options of a rendering, listeners that are objects, or
 * templates compiled beforehand; and nothing asks a part of what kind it is or where it stands. Two more cuts are for the shop's page: the list of versions
 * that lit keeps on `window`, and the policy's name, which the page's own lit may have taken already.
 */
const CUTS = [
  [/function M\(t,i,s=t,e\)\{.+?,i\}(?=class R)/s, ""],
  [/const j=\{M:h.+?push\("3\.3\.3"\);/s, ""],
  ["export{j as _$LH,b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg}", "export{b as html,A as nothing,D as render}"],
  ["b=x(1),w=x(2),T=x(3),", "b=x(1),"],
  ['l=2===i?"<svg>":3===i?"<math>":"",c=v', 'l="",c=v'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ""],
  ["if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}", "this.el=S.createElement(f,e),P.currentNode=this.el.content;"],
  [/if\(y\.test\(r\.tagName\)\)\{.+?r\.append\(t\[i\],c\(\)\)\}\}/s, ""],
  ['void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', "void 0!==u[2]?c=p"],
  ["y=/^(?:script|style|textarea|title)$/i,", ""],
  [/else\{let t=-1;for\(;-1!==\(t=r\.data\.indexOf\(o,t\+1\)\);\).+?o\.length-1\}/s, ""],
  ["else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));", ""],
  [":6===r.type&&(i=new Z(h,this,t))", ":0"],
  [/class Z\{.+?M\(this,t\)\}\}/s, ""],
  [/get _\$AU\(\)\{return this\._\$AM(\?)?\._\$AU(\?\?this\._\$Cv)?\}/g, ""],
  ["get tagName(){return this.element.tagName}", ""],
  [/setConnected\(t\)\{.+?\}(?=\}class H)/s, ""],
  ["for(this._$AP?.(!1,!0,s);", "for(;"],
  [",this._$Cv=e?.isConnected??!0", ""],
  [/this\._\$AN=void 0,/g, ""],
  ["t=M(this,t,i),a(t)?", "a(t)?"],
  ["t=M(this,t,i,0),o=", "o="],
  ["r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),", "r=e[s+n],"],
  ["if((t=M(this,t,i,0)??A)===E)return;", "t=t??A;"],
  [/&&t!==E/g, ""],
  ['E=Symbol.for("lit-noChange"),', ""],
  ["get parentNode(){return this._$AM.parentNode}", ""],
  [/get parentNode\(\)\{let t=.+?get endNode\(\)\{return this\._\$AB\}/s, ""],
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=[34]\}/g, ""],
  ["constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}", ""],
  [/this\.type=[12],/g, ""],
  ["if(r.hasAttributes())for", "for"],
  ["||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive", ""],
  [/"function"==typeof this\._\$AH\?.+?this\._\$AH\.handleEvent\(t\)/, "this._$AH.call(this.element,t)"],
  [/e="number"==typeof s\?this\._\$AC\(t\):\(.+?,s\);/, "e=this._$AC(t);"],
  ["(t?.creationScope??l).importNode", "l.importNode"],
  ["s=t.u(this.options)", "s=t.u()"],
  ["this.O(c()),this,this.options)", "this.O(c()),this)"],
  ["h.nextSibling,this,t)", "h.nextSibling,this)"],
  ["r.strings,this,t)", "r.strings,this)"],
  [/,this\.options=[eh]/g, ""],
  [/D=\(t,i,s\)=>\{.+?return h\._\$AI\(t\),h\}/s, "D=(t,i)=>{(i._$litPart$??=new k(i.appendChild(c()),null))._$AI(t)}"],
  ['s.createPolicy("lit-html",{createHTML:t=>t})', "ours(s)"],
]

/** A page may allow only policies with names, and each name only once. */
const POLICY = `const ours=(types)=>{const rules={createHTML:t=>t};try{return types.createPolicy("goodword",rules)}catch{return types.createPolicy("lit-html",rules)}};`

function cut(text, [from, to]) {
  const shorter = text.replace(from, () => to)
  if (shorter === text) throw new Error(`lit-html has changed; look again at ${from}`)
  return shorter
}

export const lighterLit = {
  name: "lit-html without what no template uses",
  setup(build) {
    build.onResolve({ filter: /^lit\/directive|^lit\/.*directives/ }, ({ path }) => {
      throw new Error(`${path}: directives are left out of the build (lighter.mjs)`)
    })
    build.onLoad({ filter: /lit-html[\\/]lit-html\.js$/ }, async ({ path }) => {
      const { readFileSync } = await import("node:fs")
      return { contents: POLICY + CUTS.reduce(cut, readFileSync(path, "utf8")) }
    })
  },
}
