/** Functions of Power Fx that are known and not evaluated: they belong to apps, connectors and tables of Dataverse. */
export const refusedFunctions: readonly string[] = Object.freeze(
  `Acceleration AddColumns AIClassify AIExtract AIReply AISentiment AISummarize AITranslate App Assert AsType Back Blob Calendar
  Choices Clear ClearCollect Clock Collect Color ColorFade ColorValue Column ColumnNames Compass Concurrent Confirm
  Connection Copy DataSourceInfo DateTimeZone Defaults Disable Download DropColumns EditForm Enable EncodeHTML EndOfDay Errors Exit
  FileInfo Float FormatLocation GroupBy HashTags Host ISOWeekNum IsMatch IsType JSONFormat Launch LoadData Location
  Match MatchAll Navigate NewForm Notify OptionSetInfo Param Patch PDF Pending PlainText Print PSTR ReadNFC RecordInfo
  Reduce Refresh Relate Remove RemoveIf RenameColumns RequestHide Reset ResetForm Revert RGBA SaveData ScanBarcode
  Select Set SetFocus SetProperty SetUser SortByColumns ShowColumns ShowError ShowHostInfo Signal Simulate StdevPT SubmitForm
  Summarize TraceValue Trace Type Ungroup Unrelate UntypedObject Update UpdateContext UpdateIf User Validate Version
  ViewForm`.split(/\s+/),
)
