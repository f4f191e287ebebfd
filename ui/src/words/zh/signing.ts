/** Who signs a draw's certificate; the states in the words of the page that checks it. */
export const signing = {
  title: '签名',
  roles: { officer: '主持人', witness: '见证人' },
  signed: (p: { name: string; role: string }) =>
    `${p.name}（${p.role}）的签名有效，公钥经总部认证。`,
  unknown: (p: { name: string; role: string }) =>
    `${p.name}（${p.role}）的签名有效，但公钥没有经总部认证。`,
  missing: (p: { role: string }) => `没有${p.role}的签名。`,
  official: '时间和签名都有证明，可以作数。',
  notOfficial: '还不能作数：时间或签名还缺证明。',
  rival: '不能作数：同一计划期、同一范围另有抽查，见“证明”。',
  own: '主持人的口令',
  ownHint: '揭晓和主持人的签名是同一个动作：看到结果以前就签。',
  needsOwn: '还要主持人的口令',
  witness: '见证人当场签名（可以以后再签）',
  later: '以后再签',
  needsWitness: '还要见证人的口令',
  sign: '签名',
  text: '在场的人各用自己的口令签；在自己的机器上，同步以后在这一页签。',
  asWho: (p: { name: string; role: string }) => `${p.name}（${p.role}）`,
  who: '由谁签',
  headquarters: '总部',
};
