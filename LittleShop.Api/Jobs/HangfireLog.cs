using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace LittleShop.Api.Jobs;

/// <summary>
/// Hangfire has one log for the whole process: that of the host made last. Where that host is gone, in a process that
/// makes several, it is silent instead of failing the request that happened to log.
/// </summary>
internal sealed class HangfireLog(ILoggerFactory loggers) : ILogProvider
{
    public ILog GetLogger(string name)
    {
        try
        {
            return new Log(loggers.CreateLogger(name));
        }
        catch (ObjectDisposedException)
        {
            return new Log(null);
        }
    }

    private sealed class Log(ILogger? logger) : ILog
    {
        bool ILog.Log(HangfireLevel logLevel, Func<string> messageFunc, Exception exception)
        {
            var level = logLevel switch
            {
                HangfireLevel.Trace => Level.Trace,
                HangfireLevel.Debug => Level.Debug,
                HangfireLevel.Info => Level.Information,
                HangfireLevel.Warn => Level.Warning,
                HangfireLevel.Error => Level.Error,
                _ => Level.Critical,
            };
            if (messageFunc is null || logger is null || !logger.IsEnabled(level))
            {
                return logger?.IsEnabled(level) == true;
            }

            logger.Log(level, default, messageFunc(), exception, (message, _) => message);
            return true;
        }
    }
}
