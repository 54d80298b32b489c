"""定时任务: what is done again and again without anybody asking, and the worker that does it.

Owns: which schedule is due, who is doing it, whether it failed. Does not own: what is done; the contexts
register that. Key words: schedule, worker, lease.
"""
