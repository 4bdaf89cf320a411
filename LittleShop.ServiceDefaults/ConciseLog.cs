using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace LittleShop.ServiceDefaults;

/// <summary>One line an event: time, level, the last part of the category, the message.</summary>
internal sealed class ConciseLog(TimeProvider time) : ConsoleFormatter(FormatName)
{
    private const string FormatName = "concise";

    private static readonly Dictionary<string, string?> _quiet = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Critical",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Error",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Error",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:StackExchange.Redis"] = "None",
        ["Logging:LogLevel:Hangfire"] = "Warning",
    };

    public static void Configure(IHostApplicationBuilder builder)
    {
        // First, so that appsettings and the environment can still say otherwise.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = _quiet });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Logging.AddConsoleFormatter<ConciseLog, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(console => console.FormatterName = FormatName);
    }

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var category = logEntry.Category.AsSpan(logEntry.Category.LastIndexOf('.') + 1);
        textWriter.Write(time.GetLocalNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(NameOf(logEntry.LogLevel));
        textWriter.Write(' ');
        textWriter.Write(category);
        textWriter.Write(": ");
        textWriter.WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        _ => "FATAL",
    };
}

internal static class ConciseLogRegistration
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddConciseLog() => ConciseLog.Configure(builder);
    }
}
