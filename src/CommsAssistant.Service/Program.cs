using System.CommandLine;
using CommsAssistant.Service.Cli;

var root = new RootCommand("CommsAssistant: follows an incident's channel, keeps the facts with their evidence, drafts what each audience should hear. Nothing is published without the commander's signature.")
{
    TimelineCommand.Create(),
    DraftCommand.Create(),
    ReportCommand.Create(),
    CheckCommand.Create(),
    ServeCommand.Create(),
    DemoCommand.Create(),
    AuditCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
