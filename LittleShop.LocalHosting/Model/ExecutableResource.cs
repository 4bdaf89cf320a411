using LittleShop.LocalHosting.Processes;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Any program of the machine.</summary>
public sealed class ExecutableResource : ProcessResource
{
    private readonly string _command;
    private readonly string _workingDirectory;
    private readonly string[] _arguments;

    internal ExecutableResource(string name, string command, string workingDirectory, string[] arguments)
        : base(name)
    {
        _command = command;
        _workingDirectory = workingDirectory;
        _arguments = arguments;
    }

    internal override ChildCommand Command => new(_command, _arguments, _workingDirectory)
    {
        Environment = ResolvedEnvironment(),

        // To Postgres SIGTERM means «when the last client has gone», SIGINT «now, and tidily».
        StopSignal = IsPostgres ? Signal.Interrupt : Signal.Terminate,
        OrphanSignal = IsPostgres ? Signal.Interrupt : Signal.Kill,
    };

    private bool IsPostgres =>
        _arguments.Prepend(_command).Any(word => word.EndsWith("/postgres", StringComparison.Ordinal));
}
