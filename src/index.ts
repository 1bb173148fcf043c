// The public surface: what programs that use Concord as a library may rely on. Everything else may change without notice.

export type {
  Classification,
  ClassificationItem,
  ClassificationLevel,
  IndexEntry,
  ItemNotes,
  SourceDescription,
} from './model/classification.js'
export type { ConceptAssociation, Correspondence, CorrespondenceDescription, OpenCase } from './model/correspondence.js'
export type { Cluster, ClusterMember, NearestItem, Proposal, ProposalVerdict } from './model/detection.js'
export type { Candidate, CandidateEvidence, Finding, MappingRelation, RetrievalMethod } from './model/finding.js'
export type { ColumnRole, IngestReport, Recipe, RefusedRow, SourceKind } from './model/ingest.js'
export type { OnlineJobAd } from './model/job-ad.js'
export type { ReviewDecision, Settlement } from './model/review.js'
export type { Run } from './model/run.js'
export type { Title, TitleOrigin } from './model/title.js'

export { type Config, readConfig, settings } from './config.js'
export { errorCatalogue, type ErrorCode, KnownError } from './errors.js'

export { agreementOf, type AgreementReport } from './pipeline/agreement.js'
export { backUp, restore } from './pipeline/backup.js'
export { codeTitle } from './pipeline/code-title.js'
export { createCodingTask, type CodingTaskRequest } from './pipeline/coding-task.js'
export { codeFile, type CodeFileOutcome, type CodeFileRequest } from './pipeline/batch/code-file.js'
export { detectOccupations, type DetectOutcome } from './pipeline/detect-occupations.js'
export { ingestFolder, ingestNamed, type IngestOutcome } from './pipeline/ingest-source.js'
export { mapTitles, type MapOutcome, type MapRequest } from './pipeline/map-titles.js'
export { qualityOf, type Quality } from './pipeline/quality.js'
export { reconcileTitle, returnTitle } from './pipeline/reconcile.js'
export {
  correspondenceWorkbook,
  publishCorrespondence,
  revisionReport,
  writeRevisionReport,
} from './pipeline/publish.js'
export { judgeProposal, type Judgement } from './pipeline/proposals.js'
export { type DecisionRequest, reviewTitle, undoDecision } from './pipeline/review-title.js'
export { type FoundItem, searchTarget } from './pipeline/search-target.js'
export { ingestShipped, shippedSources } from './pipeline/shipped-sources.js'
export { initWorkspace, openWorkspace, type Surroundings, type Workspace } from './pipeline/workspace.js'
export { startServer } from './server/start.js'
export type { Store } from './store/port.js'
