/** 照片怎么说自己位置的坐标系. */
export const photoPlace = {
  datum: '坐标系',
  unstated: '照片未注明坐标系',
  unconverted: (p: { stated: string }) => `照片注明 ${p.stated}，未换算`,
  converted: (p: { stated: string; given: string }) => `由 ${p.stated} 换算，照片原为 ${p.given}`,
};
