# Reads the workbook with openxlsx; prints what the caller compares.
suppressMessages(library(openxlsx))
folder <- commandArgs(trailingOnly = TRUE)[1]
file <- file.path(folder, "table.xlsx")
data <- read.xlsx(file, sheet = "data", detectDates = TRUE)
texts <- unlist(lapply(c("data", "sources", "notes"), function(sheet) unlist(read.xlsx(file, sheet = sheet))))
cat(sprintf(
  '{"version":"%s","rows":%d,"columns":%d,"sum":%.15g,"missing":%d,"day":"%s","strange":%d}\n',
  as.character(packageVersion("openxlsx")), nrow(data), ncol(data), sum(data$value, na.rm = TRUE),
  sum(is.na(data$value)), class(data$periodStart)[1], sum(grepl("xml:space", texts, fixed = TRUE))
))
