# Reads series and structure with rsdmx; prints an outcome for each question.
suppressMessages(library(rsdmx))
base <- commandArgs(trailingOnly = TRUE)[1]
version <- as.character(packageVersion("rsdmx"))
outcome <- function(what, ok, detail) cat(sprintf(
  '{"what":"rsdmx %s: %s","ok":%s,"detail":"%s"}\n', version, what, tolower(isTRUE(ok)), detail
))
data <- function(query) as.data.frame(readSDMX(paste0(base, "/sdmx/v1/data/DATA_ECONOMY/", query)))
generic <- data("A.data-output-nda.CN.outturn?startPeriod=2023")
outcome("generic data", all.equal(as.numeric(generic$obsValue[1]), 32.85), sprintf("%d rows", nrow(generic)))
specific <- data("A.data-output-nda.CN.outturn?startPeriod=2023&format=structurespecificdata&formatVersion=2.1")
outcome("structure-specific data", all.equal(as.numeric(specific$OBS_VALUE[1]), 32.85), sprintf("%d rows", nrow(specific)))
all <- data("all")
outcome("all data", nrow(all) > 2000, sprintf("%d rows", nrow(all)))
flows <- as.data.frame(readSDMX(paste0(base, "/sdmx/v1/dataflow")))
outcome("dataflows", flows$id == "DATA_ECONOMY", paste(flows$id, collapse = " "))
structure <- readSDMX(paste0(base, "/sdmx/v1/datastructure/CDE/DSD_DATA_ECONOMY/1.0.0?references=children"))
lists <- sapply(slot(slot(structure, "codelists"), "codelists"), function(list) slot(list, "id"))
outcome("structure with its codelists", length(lists) == 9, paste(lists, collapse = " "))
