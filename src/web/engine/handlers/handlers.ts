import { financeRoom } from '../../finance/handlers/finance.ts';
import { draftProposal, readProposal } from '../../intake/handlers/intake.ts';
import { lawCases, lawPage } from '../../law/handlers/provision.ts';
import { lawDiff, lawDoubts, lawEvents, lawList, searchLaw } from '../../law/handlers/reading.ts';
import { worldOn, worldPlan, worldReasons } from '../../law/handlers/world.ts';
import { ownersRoom } from '../../owners/handlers/owners.ts';
import { dossierFile } from '../../programme/handlers/dossier.ts';
import { programmeRoom } from '../../programme/handlers/programme.ts';
import { batchAnswers, readParties, reviewDecisions } from '../../screening/handlers/batch.ts';
import { confirmMatch, decideMatch, screenedLists, screenNames } from '../../screening/handlers/screening.ts';
import { beginReform, checkReform, simulationChoices } from '../../simulate/handlers/reforms.ts';
import { openSimulation, simulated, simulatePart, simulationReport, simulationWitness } from '../../simulate/handlers/simulate.ts';
import { smallestChanges } from './changes.ts';
import { describe } from './describe.ts';
import { determinePackage } from './determine.ts';
import { edit } from './edit.ts';
import { editPackage } from './editPackage.ts';
import { explainLeg } from './explainLeg.ts';
import { addTable, beginPackage, exampleText, readUpload } from './imports.ts';
import { answerQuestion, interview } from './interview.ts';
import { answerFile } from './outputs.ts';
import { sentencePackage } from './sentence.ts';
import { verifyReceipt } from './verify.ts';

/** Everything the pages can ask the worker, by name; each takes the opened law and what the page sends. */
export const handlers = {
  describe, determinePackage, explainLeg, smallestChanges, edit, editPackage, addTable, beginPackage, exampleText, readUpload, answerFile,
  lawList, lawPage, lawCases, lawDiff, lawDoubts, lawEvents, searchLaw, worldPlan, worldOn, worldReasons,
  sentencePackage, interview, answerQuestion, verifyReceipt, programmeRoom, dossierFile, financeRoom, ownersRoom,
  simulationChoices, beginReform, checkReform, openSimulation, simulatePart, simulated, simulationReport, simulationWitness,
  screenNames, screenedLists, decideMatch, confirmMatch, readProposal, draftProposal, readParties, batchAnswers, reviewDecisions,
};

export type Handlers = typeof handlers;
