# Reads the workbook with readxl; prints what the caller compares.
suppressMessages(library(readxl))
folder <- commandArgs(trailingOnly = TRUE)[1]
data <- read_excel(file.path(folder, "table.xlsx"), sheet = "data", guess_max = 100000)
cat(sprintf(
  '{"version":"%s","rows":%d,"columns":%d,"sum":%.15g,"missing":%d,"value":"%s","day":"%s","sheets":%d}\n',
  as.character(packageVersion("readxl")), nrow(data), ncol(data), sum(data$value, na.rm = TRUE),
  sum(is.na(data$value)), class(data$value)[1], class(data$periodStart)[1],
  length(excel_sheets(file.path(folder, "table.xlsx")))
))
