/** What a page shows about sampling plans before an act is begun. */
export { acceptedWith, isAccepted, samplingPlan, type SamplingPlan } from '../certify/acceptance-sampling.js'
