export interface Ec2State {}

export const emptyEc2State = (): Ec2State => ({});
